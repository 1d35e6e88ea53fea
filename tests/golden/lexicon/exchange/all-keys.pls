<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
    xmlns:newscast="urn:x-newscast:lexicon:1"
    alphabet="ipa" xml:lang="en-US">
  <metadata>
    <newscast:entry of="name-1">
      <newscast:say>sehr-GAY LAHV-rawf</newscast:say>
      <newscast:short>Lavrov</newscast:short>
      <newscast:alone>true</newscast:alone>
      <newscast:lang>ru</newscast:lang>
      <newscast:expect>sɛɹˈɡeɪ ˈlɑvɹɔf</newscast:expect>
      <newscast:source>The desk, "by ear" &amp; &lt;again&gt;</newscast:source>
      <newscast:by>a | b \ c</newscast:by>
      <newscast:note>two
lines,	and a tab</newscast:note>
      <newscast:status>guessed</newscast:status>
      <newscast:checked>2026-11-22</newscast:checked>
    </newscast:entry>
    <newscast:entry of="name-2">
      <newscast:before>in</newscast:before>
      <newscast:before>at</newscast:before>
      <newscast:after>station</newscast:after>
      <newscast:exact_case>true</newscast:exact_case>
    </newscast:entry>
    <newscast:entry of="name-3">
      <newscast:xsampa>"wutS</newscast:xsampa>
    </newscast:entry>
    <newscast:entry of="name-4">
      <newscast:arpabet>AE0 L | Y UW1 S AH0 F</newscast:arpabet>
    </newscast:entry>
    <newscast:entry of="name-5">
      <newscast:say>tom BOH-gul</newscast:say>
      <newscast:key>bbc</newscast:key>
    </newscast:entry>
    <newscast:entry of="name-6">
      <newscast:say>thuh HAYG</newscast:say>
    </newscast:entry>
  </metadata>
  <lexeme xml:id="name-1">
    <grapheme>Sergei Lavrov</grapheme>
    <grapheme>Sergey Lavrov</grapheme>
    <phoneme>sɛɹˈɡeɪ ˈlɑvɹɔf</phoneme>
  </lexeme>
  <lexeme xml:id="name-2">
    <grapheme>Reading</grapheme>
    <phoneme>ˈrɛdɪŋ</phoneme>
  </lexeme>
  <lexeme xml:id="name-3">
    <grapheme>Łódź</grapheme>
    <phoneme>ˈwutʃ</phoneme>
  </lexeme>
  <lexeme xml:id="name-4">
    <grapheme>al-Youssef</grapheme>
    <phoneme>æl ˈjusəf</phoneme>
  </lexeme>
  <lexeme xml:id="name-5">
    <grapheme>Tom Bogle</grapheme>
    <phoneme>ˈtɒm ˈboʊɡəl</phoneme>
  </lexeme>
  <lexeme xml:id="name-6">
    <grapheme>The Hague</grapheme>
    <phoneme>ðə ˈheɪɡ</phoneme>
  </lexeme>
  <lexeme xml:id="name-7">
    <grapheme>UNHCR</grapheme>
    <alias>U N refugee agency</alias>
  </lexeme>
</lexicon>
