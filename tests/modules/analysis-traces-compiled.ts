// Real traces of Java 21 and Rust 1.95.

/** A cause, and a suppressed exception below it. */
export const javaCaused = `Exception in thread "main" java.lang.RuntimeException: order 4711 failed
	at com.acme.shop.Orders.main(Orders.java:10)
Caused by: java.lang.NullPointerException: Cannot invoke "java.lang.Integer.intValue()" because the return value of "java.util.Map.get(Object)" is null
	at com.acme.shop.Orders.price(Orders.java:5)
	at com.acme.shop.Orders.lambda$load$0(Orders.java:7)
	at java.base/java.util.stream.ReferencePipeline$4$1.accept(ReferencePipeline.java:214)
	at java.base/java.util.AbstractList$RandomAccessSpliterator.forEachRemaining(AbstractList.java:720)
	at java.base/java.util.stream.AbstractPipeline.copyInto(AbstractPipeline.java:509)
	at java.base/java.util.stream.AbstractPipeline.wrapAndCopyInto(AbstractPipeline.java:499)
	at java.base/java.util.stream.ReduceOps$ReduceOp.evaluateSequential(ReduceOps.java:921)
	at java.base/java.util.stream.AbstractPipeline.evaluate(AbstractPipeline.java:234)
	at java.base/java.util.stream.IntPipeline.reduce(IntPipeline.java:515)
	at java.base/java.util.stream.IntPipeline.sum(IntPipeline.java:473)
	at com.acme.shop.Orders.load(Orders.java:7)
	... 1 more
	Suppressed: java.lang.IllegalStateException: close failed
		at com.acme.shop.Orders$Res.close(Orders.java:4)
		... 2 more
`;

/** A panic with RUST_BACKTRACE=1. */
export const rustBacktrace = `
thread 'main' (14308) panicked at src/orders.rs:2:32:
order has no price
stack backtrace:
   0: __rustc::rust_begin_unwind
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/std/src/panicking.rs:689:5
   1: core::panicking::panic_fmt
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/panicking.rs:80:14
   2: core::panicking::panic_display::<&str>
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/panicking.rs:259:5
   3: core::option::expect_failed
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/option.rs:2245:5
   4: core::option::Option<T>::expect
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/option.rs:971:21
   5: main::orders::total
             at ./src/orders.rs:2:32
   6: main::main
             at ./src/main.rs:2:28
   7: core::ops::function::FnOnce::call_once
             at /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/ops/function.rs:250:5
note: Some details are omitted, run with \`RUST_BACKTRACE=full\` for a verbose backtrace.
`;

/** A panic without a backtrace. */
export const rustShort = `
thread 'main' (14309) panicked at src/orders.rs:2:32:
order has no price
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace
`;
