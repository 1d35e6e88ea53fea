//! The C library `libespeak-ng`, loaded at run time: the one place of unsafe code. Knows nothing of words or marks.
//!
//! The library keeps its state in globals: it is not re-entrant, and what it said before changes what it says next
//! (the phase of its pitch flutter cannot be set). So a lock guards it, and it is unloaded and loaded afresh before
//! each utterance, which makes the same text give the same samples in any order. That takes 0.7 ms where it finds the
//! voice at once; see [`Home`]. A copy of the library's file has globals of its own: see [`Session::of_copy`]. Breathy
//! voices draw random numbers from the C library, which all copies share: its generator is seeded before each utterance,
//! and of such a voice there is but one; see [`is_breathy`].
//! Declarations follow `speak_lib.h` of eSpeak NG 1.51.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ffi::{CStr, CString, OsStr, OsString, c_char, c_int, c_short, c_uint, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use libloading::Library;
use tempfile::TempDir;

/// Where the library may be, the first found wins.
#[cfg(target_os = "macos")]
const FILES: &[&str] = &[
    "libespeak-ng.1.dylib",
    "libespeak-ng.dylib",
    "/opt/homebrew/lib/libespeak-ng.1.dylib",
    "/usr/local/lib/libespeak-ng.1.dylib",
];
#[cfg(windows)]
const FILES: &[&str] = &["libespeak-ng.dll", r"C:\Program Files\eSpeak NG\libespeak-ng.dll"];
#[cfg(not(any(target_os = "macos", windows)))]
const FILES: &[&str] = &["libespeak-ng.so.1", "libespeak-ng.so"];

/// What it is linked with on Linux and what is slow, and not made, to be loaded again and again: sound output.
const SOUND_OUTPUT: &str = "libpcaudio.so.0";

const AUDIO_OUTPUT_SYNCHRONOUS: c_int = 2;
/// Audio is handed over in pieces of this many milliseconds.
const BUFFER_MS: c_int = 1000;
const INITIALIZE_PHONEME_EVENTS: c_int = 0x0001;
const INITIALIZE_DONT_EXIT: c_int = 0x8000;
const PARAMETER_RATE: c_int = 1;
const PARAMETER_WORD_GAP: c_int = 7;
/// Silence between words, in units of 10 ms at espeak's usual rate.
///
/// Without any, words run together: at four rates a recogniser (Whisper tiny.en) heard 19 to 49 % of the words of a news
/// article wrong, and with this gap, at lengths of the whole as before, 15 to 17 %.
const WORD_GAP: c_int = 3;
const POSITION_CHARACTER: c_int = 1;
const CHARS_UTF8: c_uint = 1;
/// Text in `[[ ]]` is phoneme mnemonics.
const PHONEMES: c_uint = 0x100;
const PHONEMES_IPA: c_int = 0x02;
/// Bits 8 to 23 of the mode are the character put between sounds.
const PHONEMES_SEPARATOR_SHIFT: c_int = 8;
/// What stands between the sounds of a trace.
pub const SOUND_END: char = '|';
/// Any rate will do to speak nothing.
const TRACE_RATE: u32 = 175;
const EVENT_TERMINATED: c_int = 0;
const EVENT_WORD: c_int = 1;
const EVENT_PHONEME: c_int = 7;

/// `espeak_EVENT`.
#[repr(C)]
struct RawEvent {
    kind: c_int,
    unique_identifier: c_uint,
    text_position: c_int,
    length: c_int,
    audio_position: c_int,
    sample: c_int,
    user_data: *mut c_void,
    id: RawId,
}

/// The union within `espeak_EVENT`: a number, a pointer, or up to eight bytes of a phoneme's name.
#[repr(C)]
union RawId {
    _number: c_int,
    _name: *const c_char,
    string: [u8; 8],
}

/// `espeak_VOICE`.
#[repr(C)]
struct RawVoice {
    name: *const c_char,
    languages: *const c_char,
    identifier: *const c_char,
    gender: u8,
    age: u8,
    variant: u8,
    xx1: u8,
    score: c_int,
    spare: *mut c_void,
}

type Callback = unsafe extern "C" fn(*mut c_short, c_int, *mut RawEvent) -> c_int;
unsafe extern "C" {
    fn srand(seed: c_uint);
}

type Initialize = unsafe extern "C" fn(c_int, c_int, *const c_char, c_int) -> c_int;
type Terminate = unsafe extern "C" fn() -> c_int;
type SetSynthCallback = unsafe extern "C" fn(Callback);
type SetVoiceByName = unsafe extern "C" fn(*const c_char) -> c_int;
type SetParameter = unsafe extern "C" fn(c_int, c_int, c_int) -> c_int;
type Synth =
    unsafe extern "C" fn(*const c_void, usize, c_uint, c_int, c_uint, c_uint, *mut c_uint, *mut c_void) -> c_int;
type TextToPhonemes = unsafe extern "C" fn(*mut *const c_void, c_int, c_int) -> *const c_char;
type Info = unsafe extern "C" fn(*mut *const c_char) -> *const c_char;
type ListVoices = unsafe extern "C" fn(*const RawVoice) -> *const *const RawVoice;

/// Something that happened while speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A word began, at this character of the text, counted from 1.
    Word {
        /// The character.
        character: u32,
        /// The sample.
        sample: u64,
    },
    /// A phone began.
    Phone {
        /// Its mnemonic, up to a zero byte where it is shorter; pauses begin with `_`.
        name: [u8; 8],
        /// The sample.
        sample: u64,
    },
}

/// What was said.
#[derive(Debug, Default)]
pub struct Recording {
    /// 16-bit samples as the library gives them.
    pub samples: Vec<i16>,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// A voice that the library offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its name for people.
    pub name: String,
    /// The languages it speaks, its own first, each with a priority: of voices for a language the lowest is the best.
    pub languages: Vec<(u8, String)>,
    /// Its file.
    pub identifier: String,
}

thread_local! {
    /// The library calls back on the thread that speaks.
    static RECORDING: RefCell<Recording> = RefCell::default();
}

unsafe extern "C" fn record(samples: *mut c_short, count: c_int, mut event: *mut RawEvent) -> c_int {
    RECORDING.with(|recording| {
        let Ok(mut recording) = recording.try_borrow_mut() else { return };
        if !samples.is_null() && count > 0 {
            // SAFETY: the library hands over `count` samples at `samples`, valid until this function returns.
            recording.samples.extend_from_slice(unsafe { std::slice::from_raw_parts(samples, count as usize) });
        }
        while !event.is_null() {
            // SAFETY: `event` points into an array that ends with an event of kind `EVENT_TERMINATED`.
            let raw = unsafe { &*event };
            let sample = u64::try_from(raw.sample).unwrap_or(0);
            match raw.kind {
                EVENT_TERMINATED => break,
                // An event of no length is a left-over of the clause before.
                EVENT_WORD if raw.length > 0 => {
                    let character = u32::try_from(raw.text_position).unwrap_or(0);
                    recording.events.push(Event::Word { character, sample });
                }
                EVENT_PHONEME => {
                    // SAFETY: phoneme events carry the string; any eight bytes are a valid array.
                    let name = unsafe { raw.id.string };
                    recording.events.push(Event::Phone { name, sample });
                }
                _ => {}
            }
            // SAFETY: this event was not the last of the array.
            event = unsafe { event.add(1) };
        }
    });
    0
}

/// The library, loaded and initialized.
struct Instance {
    library: Library,
    /// Samples a second; 0 until it is initialized.
    rate: u32,
}

impl Instance {
    /// Initializes a library just loaded, with its data in `home`, or where it looks by itself.
    fn new(library: Library, home: Option<&CStr>) -> Result<Self, String> {
        let mut instance = Self { library, rate: 0 };
        let options = INITIALIZE_PHONEME_EVENTS | INITIALIZE_DONT_EXIT;
        // SAFETY: the signature is that of `speak_lib.h`; the path outlives the call, null means the library's own data.
        let rate = unsafe {
            instance.function::<Initialize>(c"espeak_Initialize")?(
                AUDIO_OUTPUT_SYNCHRONOUS,
                BUFFER_MS,
                home.map_or(std::ptr::null(), CStr::as_ptr),
                options,
            )
        };
        instance.rate = u32::try_from(rate).map_err(|_| "its data `espeak-ng-data` was not found".to_owned())?;
        // SAFETY: the signature is that of `speak_lib.h`; `record` is a plain function and lives for ever.
        unsafe { instance.function::<SetSynthCallback>(c"espeak_SetSynthCallback")?(record) };
        Ok(instance)
    }

    /// The file it was loaded from, where the system can tell.
    #[cfg(unix)]
    fn file(&self) -> Option<OsString> {
        use std::os::unix::ffi::OsStrExt as _;

        /// `Dl_info` of `dlfcn.h`.
        #[repr(C)]
        struct Place {
            file: *const c_char,
            _base: *mut c_void,
            _symbol: *const c_char,
            _address: *mut c_void,
        }
        unsafe extern "C" {
            fn dladdr(address: *const c_void, place: *mut Place) -> c_int;
        }
        let null = std::ptr::null_mut();
        let mut place = Place { file: null, _base: null.cast(), _symbol: null, _address: null.cast() };
        // SAFETY: the type is that of `speak_lib.h`; the function is not called.
        let inside = unsafe { self.function::<Terminate>(c"espeak_Terminate") }.ok()?;
        // SAFETY: `place` is a `Dl_info` that outlives the call, and any address may be asked about.
        let known = unsafe { dladdr(inside as *const c_void, &mut place) } != 0 && !place.file.is_null();
        // SAFETY: where the call succeeds, the name ends with a zero byte and stays while the library is loaded.
        known.then(|| OsStr::from_bytes(unsafe { CStr::from_ptr(place.file) }.to_bytes()).to_owned())
    }

    #[cfg(not(unix))]
    fn file(&self) -> Option<OsString> {
        None
    }

    /// A function of the library, or that it lacks it.
    ///
    /// # Safety
    ///
    /// `F` must be the type of pointer that `speak_lib.h` gives the function of that name, and what is returned must not
    /// be called once this instance is dropped.
    unsafe fn function<F: Copy>(&self, name: &CStr) -> Result<F, String> {
        // SAFETY: the caller vouches for the type and for how long it is used.
        let symbol = unsafe { self.library.get::<F>(name) };
        symbol.map(|symbol| *symbol).map_err(|_| format!("the library lacks `{}`", name.to_string_lossy()))
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if self.rate == 0 {
            // Initialization failed: there is nothing to end.
            return;
        }
        // SAFETY: the type is that of `speak_lib.h`, and the library is unloaded only after this function.
        if let Ok(terminate) = unsafe { self.function::<Terminate>(c"espeak_Terminate") } {
            // SAFETY: the library was initialized, and is ended once.
            unsafe { terminate() };
        }
    }
}

/// A voice as the library is to find it.
///
/// By itself it reads the files of all its hundred voices, each time it is loaded, to find one whose file name has a
/// capital letter, such as `gmw/en-US`: 2.5 ms. So it is shown a folder of links to its data in which only one voice
/// stands. The folder goes when this does.
pub struct Home {
    folder: Option<(TempDir, CString)>,
    voice: CString,
}

impl Home {
    /// For a voice's file, perhaps with a variant.
    pub fn new(data: &Path, file: &str, variant: Option<&str>) -> Result<Self, String> {
        let with_variant = |name: &str| match variant {
            Some(variant) => format!("{name}+{variant}"),
            None => name.to_owned(),
        };
        let folder = link(data, file).ok().and_then(|folder| {
            let path = CString::new(folder.path().to_str()?).ok()?;
            Some((folder, path))
        });
        let name = with_variant(if folder.is_some() { "only" } else { file });
        let voice = CString::new(name).map_err(|_| "a voice's name holds a zero byte".to_owned())?;
        Ok(Self { folder, voice })
    }

    fn path(&self) -> Option<&CStr> {
        self.folder.as_ref().map(|(_, path)| path.as_c_str())
    }
}

/// How the folders are named.
#[cfg(unix)]
const HOME: &str = "newscast-espeak-";

/// Removes the folders that killed programs left: no bulletin takes a week.
#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "that is where they were made")]
fn sweep() {
    const WEEK: std::time::Duration = std::time::Duration::from_secs(7 * 24 * 60 * 60);
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(HOME);
        if ours
            && entry
                .metadata()
                .and_then(|known| known.modified()?.elapsed().map_err(std::io::Error::other))
                .is_ok_and(|age| age > WEEK)
        {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// A folder that holds `espeak-ng-data` with everything of `data` but its voices, of which there is one, `only`.
#[cfg(unix)]
fn link(data: &Path, file: &str) -> std::io::Result<TempDir> {
    use std::os::unix::fs::symlink;

    sweep();
    let folder = tempfile::Builder::new().prefix(HOME).tempdir()?;
    let home = folder.path().join("espeak-ng-data");
    let voices = home.join("voices");
    std::fs::create_dir_all(&voices)?;
    for entry in std::fs::read_dir(data)? {
        let entry = entry?;
        if entry.file_name() != "lang" && entry.file_name() != "voices" {
            symlink(entry.path(), home.join(entry.file_name()))?;
        }
    }
    symlink(data.join("voices").join("!v"), voices.join("!v"))?;
    std::fs::copy(data.join("lang").join(file), voices.join("only"))?;
    Ok(folder)
}

/// Links need privileges elsewhere: the library is left to search.
#[cfg(not(unix))]
fn link(_data: &Path, _file: &str) -> std::io::Result<TempDir> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Whether a voice or its variant adds breath, which is noise drawn from the C library's one generator; so is one that
/// cannot be read. The lines are those of espeak's voice files, `docs/voices.md`.
pub fn is_breathy(data: &Path, file: &str, variant: Option<&str>) -> bool {
    let files = [Some(data.join("lang").join(file)), variant.map(|name| data.join("voices/!v").join(name))];
    files.into_iter().flatten().any(|file| match std::fs::read(file) {
        Ok(text) => text.split(|byte| *byte == b'\n').any(|line| line.trim_ascii_start().starts_with(b"breath")),
        Err(_) => true,
    })
}

/// A copy of the library's file. On Linux it has no name, so that nothing stays however the program ends.
#[cfg(target_os = "linux")]
struct Duplicate(std::fs::File);

#[cfg(target_os = "linux")]
impl Duplicate {
    fn of(library: &OsStr) -> std::io::Result<Self> {
        let mut copy = tempfile::tempfile()?;
        std::io::copy(&mut std::fs::File::open(library)?, &mut copy)?;
        Ok(Self(copy))
    }

    /// The name by which this process finds it while it is open.
    fn path(&self) -> OsString {
        use std::os::fd::AsRawFd as _;
        format!("/proc/self/fd/{}", self.0.as_raw_fd()).into()
    }
}

#[cfg(not(target_os = "linux"))]
struct Duplicate(TempDir);

#[cfg(not(target_os = "linux"))]
impl Duplicate {
    fn of(library: &OsStr) -> std::io::Result<Self> {
        let folder = TempDir::new()?;
        std::fs::copy(library, folder.path().join("copy"))?;
        Ok(Self(folder))
    }

    fn path(&self) -> OsString {
        self.0.path().join("copy").into_os_string()
    }
}

/// One set of the library's globals, with the voice it was loaded for and whether it has been used since.
pub struct Session {
    /// The library's file, once it is known. A name without a folder would do only for the first time: while a copy is
    /// loaded, the system takes it for the library of that name.
    file: Option<OsString>,
    instance: Option<Instance>,
    home: Option<(CString, CString)>,
    used: bool,
    /// The file if it is a copy that only this session loads; it goes after what was loaded from it.
    _copy: Option<Duplicate>,
}

/// The library as the system has it. Only one thread at a time may use it.
pub fn shared() -> Arc<Mutex<Session>> {
    static SHARED: LazyLock<Arc<Mutex<Session>>> = LazyLock::new(|| Arc::new(Mutex::new(Session::new(None, None))));
    Arc::clone(&SHARED)
}

impl Session {
    fn new(file: Option<OsString>, copy: Option<Duplicate>) -> Self {
        Self { file, _copy: copy, instance: None, home: None, used: false }
    }

    /// A session on a copy of the library's file: the system gives each file its own globals, so two threads can speak.
    ///
    /// # Errors
    /// Where the system does not tell where the library lies, or lets no copy be loaded.
    pub fn of_copy(&mut self) -> Result<Self, String> {
        self.instance()?;
        let file = self.file.as_ref().ok_or("the library's file is not known")?;
        let copy = Duplicate::of(file).map_err(|error| error.to_string())?;
        let mut session = Self::new(Some(copy.path()), Some(copy));
        session.instance()?;
        Ok(session)
    }

    /// The library's file, where it is known.
    pub fn file(&self) -> Option<OsString> {
        self.file.clone()
    }

    /// Loads the library from its file; at first from the first of [`FILES`] that the system finds.
    fn load(&mut self, home: Option<&CStr>) -> Result<Instance, String> {
        static PINNED: OnceLock<Option<Library>> = OnceLock::new();
        // SAFETY: plain C libraries, loading which runs no initializers that touch this program.
        let load = |file: &OsStr| unsafe { Library::new(file) }.ok();
        PINNED.get_or_init(|| load(OsStr::new(SOUND_OUTPUT)));
        let library = match &self.file {
            Some(file) => load(file),
            None => FILES.iter().find_map(|name| load(OsStr::new(name))),
        };
        let library = library.ok_or_else(|| format!("the library `{}` was not found", FILES[0]))?;
        let instance = Instance::new(library, home)?;
        if self.file.is_none() {
            self.file = instance.file();
        }
        Ok(instance)
    }

    /// The library in any state.
    fn instance(&mut self) -> Result<&Instance, String> {
        if self.instance.is_none() {
            self.home = None;
            self.used = false;
            self.instance = Some(self.load(None)?);
        }
        self.instance.as_ref().ok_or_else(|| "the library is gone".to_owned())
    }

    /// The library with that voice; `fresh` where it must not have been used.
    fn instance_with(&mut self, home: &Home, fresh: bool) -> Result<&Instance, String> {
        let key = (home.path().unwrap_or_default().to_owned(), home.voice.clone());
        if self.home.as_ref() != Some(&key) || self.used && fresh {
            // The old instance goes before the new one comes, or both would be the same. Its key goes with it: where
            // this fails, the next call must not take an instance without a voice for one with it.
            self.home = None;
            self.instance = None;
            let instance = self.load(home.path())?;
            // SAFETY: the type is that of `speak_lib.h`; the instance and the name outlive the call.
            let status = unsafe { instance.function::<SetVoiceByName>(c"espeak_SetVoiceByName")?(home.voice.as_ptr()) };
            if status != 0 {
                return Err(format!("the voice {:?} could not be set (status {status})", home.voice));
            }
            self.home = Some(key);
            self.instance = Some(instance);
        }
        self.used = true;
        self.instance()
    }

    /// Samples a second.
    pub fn rate(&mut self) -> Result<u32, String> {
        Ok(self.instance()?.rate)
    }

    /// The library's version, and where its data is.
    pub fn info(&mut self) -> Result<(String, PathBuf), String> {
        // The data of another voice's home will not do.
        self.instance = None;
        let instance = self.instance()?;
        let mut path = std::ptr::null();
        // SAFETY: the signature is that of `speak_lib.h`; `path` outlives the call.
        let version = unsafe { instance.function::<Info>(c"espeak_Info")?(&mut path) };
        Ok((text_at(version), PathBuf::from(text_at(path))))
    }

    /// Every voice and variant that the library offers.
    pub fn offers(&mut self) -> Result<Vec<Offer>, String> {
        let variants = RawVoice {
            name: std::ptr::null(),
            languages: c"variant".as_ptr(),
            identifier: std::ptr::null(),
            gender: 0,
            age: 0,
            variant: 0,
            xx1: 0,
            score: 0,
            spare: std::ptr::null_mut(),
        };
        let instance = self.instance()?;
        // SAFETY: the type is that of `speak_lib.h`; the instance stays for as long as this borrow.
        let list_voices = unsafe { instance.function::<ListVoices>(c"espeak_ListVoices")? };
        let mut offers = Vec::new();
        for filter in [std::ptr::null(), &raw const variants] {
            // SAFETY: the filter is null or outlives the call.
            let mut list = unsafe { list_voices(filter) };
            // SAFETY: the list is an array of pointers that ends with a null pointer, valid until the next call.
            while let Some(voice) = unsafe { list.as_ref().and_then(|voice| voice.as_ref()) } {
                offers.push(Offer {
                    name: text_at(voice.name),
                    languages: languages_at(voice.languages),
                    identifier: text_at(voice.identifier),
                });
                // SAFETY: this pointer was not the last of the array.
                list = unsafe { list.add(1) };
            }
        }
        Ok(offers)
    }

    /// Speaks text in which `[[ ]]` holds mnemonics, at the library's own rate of words a minute. What a recording held
    /// before is gone; its memory serves again, for large blocks that come and go leave holes between small ones.
    pub fn speak(&mut self, home: &Home, rate: u32, text: &str, into: &mut Recording) -> Result<(), String> {
        let text = CString::new(text).map_err(|_| "the text holds a zero byte".to_owned())?;
        let instance = self.instance_with(home, true)?;
        // SAFETY: the types are those of `speak_lib.h`; the instance stays for as long as this borrow.
        let (set_parameter, synth) = unsafe {
            let set_parameter = instance.function::<SetParameter>(c"espeak_SetParameter")?;
            (set_parameter, instance.function::<Synth>(c"espeak_Synth")?)
        };
        into.samples.clear();
        into.events.clear();
        RECORDING.replace(std::mem::take(into));
        // SAFETY: `text` ends with a zero byte, is as long as is said, and outlives the call, for output is
        // synchronous; the library allows null for the last two.
        let status = unsafe {
            srand(1);
            set_parameter(PARAMETER_RATE, c_int::try_from(rate).unwrap_or(c_int::MAX), 0);
            set_parameter(PARAMETER_WORD_GAP, WORD_GAP, 0);
            let bytes = text.as_bytes_with_nul();
            let start = bytes.as_ptr().cast();
            let (no_id, no_data) = (std::ptr::null_mut(), std::ptr::null_mut());
            synth(start, bytes.len(), 0, POSITION_CHARACTER, 0, CHARS_UTF8 | PHONEMES, no_id, no_data)
        };
        *into = RECORDING.take();
        if status == 0 { Ok(()) } else { Err(format!("it reported status {status}")) }
    }

    /// IPA of a text, as the library prints it, its clauses parted by spaces.
    pub fn phonemes(&mut self, home: &Home, text: &str) -> Result<String, String> {
        self.phonemes_as(home, text, PHONEMES_IPA)
    }

    /// What the library says of a text in which `[[ ]]` holds mnemonics, in IPA: sounds parted by [`SOUND_END`], words
    /// and clauses by spaces. It is the list of phonemes that it would speak, after all its own changes to them.
    pub fn trace(&mut self, home: &Home, text: &str) -> Result<String, String> {
        // Whether brackets are mnemonics is a global that only speaking sets; speaking a space makes no sound.
        self.speak(home, TRACE_RATE, " ", &mut Recording::default())?;
        self.phonemes_as(home, text, PHONEMES_IPA | (SOUND_END as c_int) << PHONEMES_SEPARATOR_SHIFT)
    }

    fn phonemes_as(&mut self, home: &Home, text: &str, mode: c_int) -> Result<String, String> {
        let text = CString::new(text).map_err(|_| "the text holds a zero byte".to_owned())?;
        let instance = self.instance_with(home, false)?;
        // SAFETY: the type is that of `speak_lib.h`; the instance stays for as long as this borrow.
        let text_to_phonemes = unsafe { instance.function::<TextToPhonemes>(c"espeak_TextToPhonemes")? };
        let mut rest: *const c_void = text.as_ptr().cast();
        let mut phonemes = String::new();
        while !rest.is_null() {
            // SAFETY: it moves `rest` on within `text`, which outlives the loop, and sets it to null at the end.
            let clause = unsafe { text_to_phonemes(&mut rest, CHARS_UTF8 as c_int, mode) };
            if clause.is_null() {
                break;
            }
            phonemes.push_str(&text_at(clause));
            phonemes.push(' ');
        }
        Ok(phonemes)
    }
}

fn text_at(text: *const c_char) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: the library's strings end with a zero byte and stay as they are until its next call.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

/// Languages stand in a row, each a byte of priority and a string; a zero byte ends the row.
fn languages_at(mut languages: *const c_char) -> Vec<(u8, String)> {
    let mut found = Vec::new();
    // SAFETY: the row ends with a zero byte in the place of a priority.
    while let Some(priority) = unsafe { languages.as_ref() }.map(|byte| *byte as u8).filter(|byte| *byte != 0) {
        // SAFETY: after a priority stands a string that ends with a zero byte.
        let language = unsafe { CStr::from_ptr(languages.add(1)) };
        found.push((priority, language.to_string_lossy().into_owned()));
        // SAFETY: one past the string's end is the next priority.
        languages = unsafe { languages.add(2 + language.count_bytes()) };
    }
    found
}
