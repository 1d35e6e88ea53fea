//! `newscast` turns news articles into spoken bulletins: every name and number said right, nothing missing, and every
//! sample of audio traceable to the character it came from.
//!
//! # The flow
//!
//! ```text
//! articles ─ ingest ─► Article ─ script ─► Bulletin ─ normalize ─► Sentence ─ lexicon ─► Utterance
//!                                                                                           │ store, else engines
//!    WAV + captions + manifest ◄─ outputs ─ Programme ◄─ mix (stitch, level) ◄──────────── Speech
//! ```
//!
//! Text is never rewritten; a layer is added. The chain *frame → mark → word → token → prose range → source span* is
//! walked by index, never by searching text, so "why was this said so, and where is it in the audio?" always has an
//! exact answer: `newscast why WORD` prints it.
//!
//! # Floors
//!
//! Imports go downward only, never to a sibling on the same floor; `tests/suite/tidy.rs` reads the `use crate::` lines.
//!
//! | floor | modules | what |
//! |---|---|---|
//! | 0 | [`text`] [`units`] | sources, spans, prose with a map back; frames, rates, loudness |
//! | 1 | [`diag`] [`model`] | diagnostics as data; the plain data that passes between stages |
//! | 2 | [`ingest`] [`script`] [`normalize`] [`lexicon`] [`origins`] [`mix`] | pure stages: no clock, no disk, no network, no sound card |
//! | 3 | [`engines`] [`outputs`] [`store`] | adapters to voices, to files, and to sentences already rendered |
//! | 4 | [`config`] | every setting: default, key, variable |
//! | 5 | [`pipeline`] | composes the stages; the only place with threads |
//! | 6 | [`cli`] | speaks to people; the only place that prints |
//!
//! Siblings that need each other get a value or a closure from [`pipeline`]: the normalizer asks "is NATO a known word?"
//! through a closure and does not import the lexicon. Leaves of a folder use the folder's `mod.rs`, never another leaf.
//!
//! # Who says a name
//!
//! The layers of [`config::LAYERS`], the first that knows: marks in the article, the edition's file, the user's file, the
//! bundled newsmakers ([`lexicon`], each entry read when a text has its first word); the base lexicon of English words and well-known names ([`lexicon::base`], packed, read
//! in place); the rules of the language that the name comes from ([`origins`]), where the name's letters and the article
//! make that plain; else the voice. Each answer carries its authority, and `newscast why`, `pronounce --explain` and
//! `names` tell it.
//!
//! # A build in two passes
//!
//! One thread puts text into words; one thread for each core takes each line from the [`store`] or has its voice speak it,
//! and sets its pauses, the lines dealt out by turns and taken back by turns, so that the number of threads changes nothing;
//! one thread judges, stitches and measures while it spools raw samples to a nameless file. Their queues are bounded. Then
//! the loudness is known, and the second pass applies one gain and the true-peak limiter, converts the rate where asked, and
//! writes the WAV file. Memory holds the timeline, never the audio. Files are written beside their place and renamed when
//! complete.
//!
//! # Nothing is rendered twice
//!
//! The [`store`] keeps each sentence under a hash of all that can change its sound: the voice's fingerprint, the delivery,
//! the words with their sounds and marks. So an edit costs the sentences that it changes, and a build that was killed goes on
//! where it was. A programme that is the same altogether is as loud as it was: it is written in one pass, not measured again.
//! Samples lie on a grid of 24 bits before they are kept or mixed, so what comes out of the store is what went in. A voice
//! that cannot tell all that its sound depends on has no fingerprint, and is not kept.
//!
//! A voice that fails on a sentence, breaks down, or gives silence, no numbers, clipping, or a length off by half from its
//! own rate is asked once more, as a fresh twin; then the sentence is named and left out. The rate is learned from the
//! bulletin in its order, never from the store, so that the store cannot change what is made.
//!
//! # Invariants
//!
//! Each has a property test.
//!
//! - Tokens tile their sentence; sentences and the white space between them tile the paragraph.
//! - Every word has one pronunciation and at most one mark; marks ascend and end inside the audio.
//! - The chain from any frame ends in a span inside its source, or in text that a template made.
//! - Every character of a source that is not white space is spoken, or dropped by a named rule that the manifest lists.
//! - The text of the captions is the text of the sentences, in order.
//! - Normalizing what was normalized changes nothing.
//! - The same input gives the same bytes, whatever the folder, clock, time zone, locale or load. Nothing iterates in hash
//!   order, draws unseeded random numbers or asks the time. What is in the store, or that there is none,
//!   changes no byte.
//!
//! Architecture invariants, by what is absent: floors 0 to 2 do no input or output. The library prints nothing. Engines
//! see no spans, and no files but those of their voices. Outputs see a `Programme` and the sources, nothing else. `unsafe` stands in the espeak
//! adapter only.
//!
//! # To add
//!
//! A **semiotic class**: 1. write `normalize/classes/x.rs` with `find`, `say`, `EXPLAIN`; 2. add its line to `CLASSES`,
//! where order is precedence; 3. write `tests/golden/normalize/x.tsv`. The suite fails until the table is there.
//!
//! An **article format**: 1. write `ingest/x.rs`; 2. add its line to `FORMATS`; 3. put a case into `tests/golden/ingest`.
//!
//! A **script rule**: 1. write `script/x.rs`; 2. add its line to `RULES`; 3. put a case into `tests/golden/script`.
//!
//! An **engine**: 1. write `engines/x.rs` that implements [`engines::Synthesizer`], its fingerprint too; 2. add its line to `ENGINES`. The
//! contract suite in `tests/suite/engines.rs` walks the registry.
//!
//! An **output**: 1. write `outputs/x.rs`; 2. add its line to `OUTPUTS`; 3. put an expected file into `tests/golden/outputs`.
//!
//! A **setting**: 1. add a field to [`config::Settings`]; 2. add its line to [`config::KEYS`]; 3. add its flag to `cli/args.rs`.
//!
//! A **name**: a `[[name]]` in `pronunciations.toml`, then `newscast lexicon check`: voices must
//! say it as it asks. One that needs no more than its sound may be a
//! row of `origins/names/ORIGIN.tsv`; then `make base`.
//!
//! An **origin** of names: 1. write `origins/rules/x.txt`, letters to sounds (format: `origins/rules.rs`); 2. list well-known
//! names in `origins/names/x.tsv`; 3. add its line to [`origins::ORIGINS`]; 4. name its countries in `origins/places.tsv`;
//! 5. write `tests/golden/origins/x.tsv`; 6. `make base`. The suite fails until the table is there.
//!
//! # Decisions
//!
//! One package, not a workspace. Indices, not borrowed text. No SSML inside; adapters may emit it. No weighted automata: a
//! hand-written, span-based classifier is faster, and news errors are decisions by context. Diagnostics are data; miette
//! draws them on a terminal, and everywhere else they are two or three whole lines that make sense read aloud, which is
//! shorter to listen to than miette's own narration. `diag` stands above `text`, because a diagnostic points at spans.
//! Names by origin are rules that a linguist can read, and counts over lists, not a trained network: what it says can be
//! explained and mended in one line. The pure-Rust port of espeak-ng is no voice, its sound is unintelligible, but a neural
//! voice takes its phonemes where the C library is not. A neural voice's noise is an input of its graph, made here and always
//! the same, because no runtime can be told how to draw it; and its decoder is a graph by itself, run on a few seconds at a
//! time, because memory grows with the length of a run. Licence GPL-3.0-or-later, because espeak-ng's is. The store compresses by `pco`, not FLAC: see `store/entry.rs`.

pub mod cli;
pub mod config;
pub mod diag;
pub mod engines;
pub mod ingest;
pub mod lexicon;
pub mod mix;
pub mod model;
pub mod normalize;
pub mod origins;
pub mod outputs;
pub mod pipeline;
pub mod script;
pub mod store;
pub mod text;
pub mod units;
