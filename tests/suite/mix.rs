//! The whole mix, as a pipeline composes it: shaped utterances at the wanted rate to a spool, then level and limit.

use std::convert::Infallible;

use newscast::mix::{Boundary, Leveller, Limiter, Meter, Pauses, ResampleError, Resampler, Stitcher, Target, shape};
use newscast::model::{Loudness, Mark, Speech, Timing, WordMark};
use newscast::units::{Frames, SampleRate};

const HERTZ: u32 = 22_050;

fn rate() -> SampleRate {
    SampleRate::new(HERTZ).unwrap()
}

/// Something like a sentence: syllables of a buzzing tone with a pause after the third, silence around it.
fn utterance(number: usize) -> Speech {
    let mut samples = vec![0.0; 2000];
    let mut marks = Vec::new();
    for word in 0..8u32 {
        let start = samples.len();
        let length = 3500 + 300 * ((number + word as usize) % 5);
        let loudness = 0.1 + 0.1 * (word as f64 + number as f64 % 3.0) / 8.0;
        for n in 0..length {
            let seconds = n as f64 / f64::from(HERTZ);
            let swell = (std::f64::consts::PI * n as f64 / length as f64).sin();
            let buzz: f64 = (1..30)
                .map(|h| (std::f64::consts::TAU * 120.0 * f64::from(h) * seconds + f64::from(h * h)).cos() / 4.0)
                .sum();
            samples.push((loudness * swell * buzz) as f32);
        }
        let (start, end) = (Frames(start as u64), Frames(samples.len() as u64));
        marks.push(WordMark { word, start, end, timing: Timing::Word });
        samples.resize(samples.len() + if word == 2 { 3000 } else { 700 }, 0.0);
    }
    samples.resize(samples.len() + 5000, 0.0);
    Speech { rate: rate(), samples, marks }
}

/// What the pipeline does, with vectors for files.
fn mixed(target: Target, to: SampleRate) -> (Vec<f32>, Vec<Frames>, Loudness) {
    let pauses = Pauses::default();
    let (mut spool, mut words) = (Vec::new(), Vec::new());
    let mut meter = Meter::new(to).unwrap();
    let mut keep = |samples: &[f32]| -> Result<(), ResampleError> {
        meter.push(samples);
        spool.extend_from_slice(samples);
        Ok(())
    };
    let mut stitcher = Stitcher::new(rate(), pauses);
    let mut resampler = Resampler::new(rate(), to).unwrap();
    for number in 0..12 {
        let speech = shape(utterance(number), &[(2, Mark::Comma)], &pauses);
        let boundary = if number % 4 == 0 { Boundary::Story } else { Boundary::Sentence };
        let first = stitcher.append(boundary, &speech, &mut |samples| resampler.push(samples, &mut keep)).unwrap();
        words.extend(speech.marks.iter().map(|mark| (first + mark.start).at_rate(rate(), to)));
    }
    let length = stitcher.finish(&mut |samples| resampler.push(samples, &mut keep)).unwrap();
    let frames = resampler.finish(&mut keep).unwrap();
    assert_eq!((frames, spool.len()), (length.at_rate(rate(), to), frames.index()));

    let mut leveller = Leveller::new(target, meter.finish().integrated);
    loop {
        let mut limiter = Limiter::new(to, leveller.gain(), target.ceiling);
        let (mut meter, mut file) = (Meter::new(to).unwrap(), Vec::new());
        let mut write = |samples: &[f32]| -> Result<(), Infallible> {
            meter.push(samples);
            file.extend_from_slice(samples);
            Ok(())
        };
        for chunk in spool.chunks(5000) {
            let Ok(()) = limiter.push(chunk, &mut write);
        }
        let Ok(()) = limiter.finish(&mut write);
        assert_eq!(file.len(), spool.len());
        let heard = meter.finish();
        if leveller.accepts(heard.integrated) {
            return (file, words, heard);
        }
    }
}

#[test]
fn every_target_is_met_at_every_rate() {
    for hertz in [22_050, 44_100, 48_000] {
        for name in ["podcast", "ebu", "atsc", "aes", "-14", "-30"] {
            let target: Target = name.parse().unwrap();
            let (_, _, heard) = mixed(target, SampleRate::new(hertz).unwrap());
            assert!((heard.integrated.0 - target.loudness.0).abs() <= 0.05, "{name} at {hertz}: {heard:?}");
            assert!(heard.true_peak <= target.ceiling, "{name} at {hertz}: {heard:?}");
        }
    }
}

#[test]
fn words_are_heard_where_their_marks_say_at_every_rate() {
    for hertz in [22_050, 48_000] {
        let (samples, words, _) = mixed(Target::default(), SampleRate::new(hertz).unwrap());
        let millisecond = hertz as usize / 1000;
        for start in words {
            let level = |range: std::ops::Range<usize>| samples[range].iter().fold(0f32, |most, s| most.max(s.abs()));
            let before = level(start.index() - 8 * millisecond..start.index() - millisecond);
            let after = level(start.index()..start.index() + 30 * millisecond);
            assert!(before < after / 20.0, "{start:?}: {before} {after}");
        }
    }
}

#[test]
fn the_same_speech_gives_the_same_sound() {
    let (to, target) = (SampleRate::new(48_000).unwrap(), Target::default());
    assert_eq!(mixed(target, to), mixed(target, to));
}
