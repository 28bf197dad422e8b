#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kept_fuzzing::typed(bytes));
