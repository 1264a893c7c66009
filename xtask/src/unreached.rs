//! Empties functions of a browser module that are linked in but never run.

use anyhow::Result;
use walrus::{FunctionBuilder, FunctionKind, Module};

/// Hydration in steps, which only lazily loaded apps use. Every erased view carries a pointer to its part of it, so the
/// linker cannot know; it is a twelfth of the module.
const NEVER_RUN: &str = "hydrate_async";

/// The same module with the functions of [`NEVER_RUN`] reduced to a trap, and what only they used taken out.
pub fn empty(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(wasm)?;
    let never_run = module.funcs.iter().filter(|function| {
        matches!(function.kind, FunctionKind::Local(_))
            && function.name.as_deref().is_some_and(|name| name.contains(NEVER_RUN))
    });
    let never_run: Vec<_> = never_run.map(|function| (function.id(), function.ty())).collect();
    for (id, kind) in never_run {
        let (parameters, results) = module.types.params_results(kind);
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        body.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use walrus::ValType;

    use super::*;

    #[test]
    fn only_what_never_runs_is_emptied() {
        let mut module = Module::default();
        for name in ["hydrate_async_part", "build"] {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            body.name(name.to_owned()).func_body().i32_const(7);
            let id = body.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, id);
        }
        let module = Module::from_buffer(&empty(&module.emit_wasm()).expect("emptied")).expect("a module");
        let length = |name: &str| {
            let id = module.exports.get_func(name).expect("exported");
            let FunctionKind::Local(function) = &module.funcs.get(id).kind else { panic!("{name} is local") };
            let body = function.block(function.entry_block());
            body.instrs.iter().map(|(instruction, _)| format!("{instruction:?}")).collect::<Vec<_>>()
        };
        assert!(length("hydrate_async_part")[0].starts_with("Unreachable"));
        assert!(length("build")[0].starts_with("Const"));
    }
}
