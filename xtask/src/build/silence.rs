//! Takes out of a module what only tells of a panic.
//!
//! Where the engine runs there is nobody to read such a message: it ends as a trap, which `www/lib/engine.js` recovers
//! from. The standard library composes it all the same, with all its formatting. So the functions in which every panic
//! begins become the trap itself, and what nothing calls any more is left out by the steps that follow.

use std::path::Path;

use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

use crate::trouble::{Outcome, Trouble};

/// Where panics begin, as the names of these functions end before their hash. None of them returns.
const BEGINNINGS: [&str; 16] = [
    "9panicking9panic_fmt",
    "9panicking5panic",
    "9panicking18panic_bounds_check",
    "9panicking11panic_const23panic_const_div_by_zero",
    "9panicking11panic_const23panic_const_rem_by_zero",
    "4cell22panic_already_borrowed",
    "4cell30panic_already_mutably_borrowed",
    "5slice5index16slice_index_fail",
    "5slice20copy_from_slice_impl17len_mismatch_fail",
    "3str16slice_error_fail",
    "6option13unwrap_failed",
    "6option13expect_failed",
    "6result13unwrap_failed",
    "7raw_vec12handle_error",
    "7raw_vec17capacity_overflow",
    "5alloc18handle_alloc_error",
];

/// How panics quote characters and ranges, and put their message together. They are called through a table, which nothing
/// leaves by itself; other `Debug` stays, since dates are printed by theirs.
const QUOTATIONS: [&str; 4] = [
    "4core3fmtcNtB5_5Debug3fmt",
    "5rangeINtB4_5RangejENtNtB8_3fmt5Debug3fmtB8_",
    "4core5panic12PanicPayload8take_box",
    "4core5panic12PanicPayload3get",
];

/// The module at `path` with silent panics.
pub(super) fn silenced(path: &Path) -> Outcome<Vec<u8>> {
    let failed = |error| Trouble::new(format!("{} is no module that can be changed: {error}.", path.display()));
    let mut module = Module::from_file(path).map_err(failed)?;
    let beginnings = named(&module, &BEGINNINGS);
    if beginnings.is_empty() {
        return Err(Trouble::new("No function that begins a panic is known by its name.")
            .mend("Look for today's names in the compiled module, and put them into `BEGINNINGS`."));
    }
    let quotations = named(&module, &QUOTATIONS);
    beginnings.into_iter().chain(quotations).for_each(|id| trap(&mut module, id));
    Ok(module.emit_wasm())
}

/// The module's own functions whose names end so.
fn named(module: &Module, ends: &[&str]) -> Vec<FunctionId> {
    let is_meant = |name: &String| ends.iter().any(|end| name.ends_with(end));
    let own = module.funcs.iter_local().map(|(id, _)| id);
    own.filter(|id| module.funcs.get(*id).name.as_ref().is_some_and(is_meant)).collect()
}

/// Makes a trap of a function.
fn trap(module: &mut Module, id: FunctionId) {
    let kind = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    builder.func_body().unreachable();
    let arguments = parameters.into_iter().map(|parameter| module.locals.add(parameter)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}
