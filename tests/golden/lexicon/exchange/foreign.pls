<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0"
    xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.w3.org/2005/01/pronunciation-lexicon pls.xsd"
    alphabet="ipa" xml:lang="en-GB">
  <meta name="Author" content="The desk"/>
  <metadata>
    <dc:creator>The desk</dc:creator>
  </metadata>
  <!-- Two spellings, one way to say it. -->
  <lexeme>
    <grapheme>Sergei  Lavrov</grapheme>
    <grapheme>Sergey Lavrov</grapheme>
    <phoneme>sɛɹˈɡeɪ ˈlɑv<!-- soft -->ɹɔf</phoneme>
  </lexeme>
  <lexeme role="desk:verb" xmlns:desk="urn:desk">
    <grapheme>Newport</grapheme>
    <phoneme>ˈnupɔɹt</phoneme>
    <phoneme prefer="true" alphabet="x-sampa">"njupOr\t</phoneme>
    <example>They met in Newport.</example>
  </lexeme>
  <lexeme xml:id="wto">
    <grapheme>WTO</grapheme>
    <alias>World Trade &#79;rganization</alias>
    <phoneme alphabet="x-microsoft-ups">D AH</phoneme>
  </lexeme>
  <lexeme xml:lang="ja">
    <grapheme>Matsui &amp; Co</grapheme>
    <phoneme alphabet="cmu-arpabet">M AA0 T S UW1 IY0 | AH0 N D | K OW1</phoneme>
  </lexeme>
  <lexeme>
    <grapheme>Khoi</grapheme>
    <phoneme>ǃxɔɪ</phoneme>
  </lexeme>
  <lexeme>
    <grapheme>NEWPORT</grapheme>
    <phoneme>ˈnupɔɹt</phoneme>
    <sound/>
  </lexeme>
  <lexeme>
    <grapheme>Mute</grapheme>
  </lexeme>
</lexicon>
