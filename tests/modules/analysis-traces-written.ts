// Traces written after the documented formats of languages this machine does not have.

/** A nil dereference in an HTTP handler, with a second goroutine. */
export const goPanic = `2024/03/01 12:00:00 listening on :8080
panic: runtime error: invalid memory address or nil pointer dereference [recovered]
	panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x48f6b2]

goroutine 18 [running]:
testing.tRunner.func1.2({0x5165a0, 0x5f9e60})
	/usr/local/go/src/testing/testing.go:1631 +0x24a
panic({0x5165a0?, 0x5f9e60?})
	/usr/local/go/src/runtime/panic.go:770 +0x132
github.com/acme/shop/orders.(*Store).Total(0xc0000b4000, {0x52d3a1, 0x4})
	/build/shop/orders/store.go:42 +0x52
main.main.func1(...)
	/build/shop/cmd/shop/main.go:17
created by main.main in goroutine 1
	/build/shop/cmd/shop/main.go:15 +0x85

goroutine 1 [chan receive, 2 minutes]:
main.main()
	/build/shop/cmd/shop/main.go:20 +0x91
exit status 2
`;

/** A .NET exception with an inner one. */
export const dotnet = `Unhandled exception. System.InvalidOperationException: Order 4711 failed
 ---> System.ArgumentNullException: Value cannot be null. (Parameter 'price')
   at Acme.Shop.Orders.Price(Order order) in /src/Acme.Shop/Orders.cs:line 12
   at Acme.Shop.Orders.<>c__DisplayClass3_0.<Total>b__0(Item i) in C:\\build\\Acme.Shop\\Orders.cs:line 19
   at System.Linq.Enumerable.Sum[TSource](IEnumerable\`1 source, Func\`2 selector)
   --- End of inner exception stack trace ---
   at Acme.Shop.Orders.Total(Order order) in /src/Acme.Shop/Orders.cs:line 23
   at Acme.Shop.Program.Main(String[] args) in /src/Acme.Shop/Program.cs:line 8
`;

/** Ruby 3.3 with a cause. */
export const ruby = `/srv/shop/lib/orders.rb:7:in \`rescue in total': order 4711 failed (Shop::OrderFailed)
	from /srv/shop/lib/orders.rb:4:in \`total'
	from bin/shop.rb:3:in \`<main>'
/srv/shop/lib/orders.rb:5:in \`/': divided by 0 (ZeroDivisionError)
	from /srv/shop/lib/orders.rb:5:in \`total'
	from bin/shop.rb:3:in \`<main>'
`;

/** Ruby as Rails logs it, with tags before each line. */
export const rails = `E, [2024-03-01T12:00:00.123456 #42] ERROR -- : [3f1c] NoMethodError (undefined method 'price' for nil):
E, [2024-03-01T12:00:00.123456 #42] ERROR -- : [3f1c]
E, [2024-03-01T12:00:00.123456 #42] ERROR -- : [3f1c] app/models/order.rb:12:in 'Order#total'
E, [2024-03-01T12:00:00.123456 #42] ERROR -- : [3f1c] app/controllers/orders_controller.rb:8:in 'OrdersController#show'
`;

/** Ruby 2.5 to 2.7 on a terminal: upside down. */
export const rubyReversed = `Traceback (most recent call last):
	2: from bin/shop.rb:9:in \`<main>'
	1: from bin/shop.rb:5:in \`run'
lib/orders.rb:2:in \`total': undefined local variable (NameError)
`;

/** Kotlin in a Spring log: prefix, coroutine, packaging data. */
export const kotlin = `2024-03-01 12:00:00.123 ERROR 1 --- [nio-8080-exec-1] c.a.shop.OrderController : Request failed
java.lang.IllegalArgumentException: no price
	at com.acme.shop.OrderServiceKt.total(OrderService.kt:14) ~[classes/:na]
	at com.acme.shop.OrderController$show$1.invokeSuspend(OrderController.kt:31) ~[classes/:na]
	at app//kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith(ContinuationImpl.kt:33) ~[kotlin-stdlib-1.9.jar:1.9]
	at jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
	at com.acme.shop.OrderController$$Lambda$14/0x0000000800c1000.run(Unknown Source)
Wrapped by: com.acme.shop.Refused: order 4711
	... 12 common frames omitted
`;

/** A browser bundle in Chrome: webpack paths, a query, a route group. */
export const webpack = `Uncaught (in promise) TypeError: Cannot read properties of undefined (reading 'price')
    at total (webpack://shop/./src/orders/total.ts?a1b2:12:34)
    at async Page (webpack-internal:///(rsc)/./src/app/(shop)/page.tsx:9:5)
    at https://shop.example/assets/app.9f8e.js?v=3:1:20345
    at new Promise (<anonymous>)
`;

/** Firefox. */
export const firefox = `Uncaught TypeError: order is undefined
total@https://shop.example/src/orders/total.js:12:34
async*load/<@webpack://shop/src/load.ts:5:1
@debugger eval code:1:1
`;

/** The older form of a Rust panic. */
export const rustOld = `thread 'tokio-runtime-worker' panicked at 'index out of bounds: the len is 3 but the index is 9', src/orders.rs:14:9
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace
`;
