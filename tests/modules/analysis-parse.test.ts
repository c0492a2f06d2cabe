import { describe, expect, test } from '@jest/globals';
import { parseLog, type Exception } from '../../server/modules/reports/analysis/index.ts';
import { javaCaused, rustBacktrace, rustShort } from './analysis-traces-compiled.ts';
import { nodeAggregate, nodeAssert, nodeAsync, nodeCause, nodeEval, nodeModule } from './analysis-traces-node.ts';
import { pythonChain, pythonGroup, pythonSyntax } from './analysis-traces-python.ts';
import { dotnet, firefox, goPanic, kotlin, rails, ruby, rubyReversed, rustOld, webpack } from './analysis-traces-written.ts';

const told = (exception: Exception | null | undefined): string | null =>
  exception ? [exception.type, exception.message].filter((part) => part !== null).join(': ') : null;
const places = (exception: Exception | null | undefined) =>
  (exception?.frames ?? []).map((frame) => `${frame.file}:${frame.line} ${frame.function}`);
const only = (text: string): Exception => {
  const { exceptions } = parseLog(text);
  expect(exceptions).toHaveLength(1);
  return exceptions[0] as Exception;
};

describe('Python', () => {
  test('a chain is read from the last exception to its first cause, innermost frame first', () => {
    const last = only(pythonChain);
    expect(told(last)).toBe("TypeError: object of type 'NoneType' has no len()");
    expect(told(last.caused_by)).toBe('shop.orders.PriceFault: order 4711 has no price');
    expect(told(last.caused_by?.caused_by)).toBe("KeyError: 'price'");
    expect(places(last.caused_by?.caused_by)).toEqual([
      '/tmp/tr/shop/orders.py:7 <genexpr>',
      '/tmp/tr/shop/orders.py:7 total',
      '/tmp/tr/shop/orders.py:11 load',
    ]);
  });

  test('a group is explained by its first member, the others stand beside it', () => {
    const { exceptions } = parseLog(pythonGroup);
    expect(exceptions.map(told)).toEqual([
      "json.decoder.JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)",
      'ExceptionGroup: two orders failed (2 sub-exceptions)',
    ]);
    expect(told(exceptions[1]?.caused_by)).toBe('shop.orders.PriceFault: order 4711 has no price');
    expect(told(exceptions[1]?.caused_by?.caused_by)).toBe("KeyError: 'price'");
  });

  test('a syntax error has the frame of the file that does not compile', () => {
    const error = only(pythonSyntax);
    expect([told(error), ...places(error)]).toEqual(['SyntaxError: invalid syntax', '/tmp/tr/bad.py:1 null']);
  });
});

describe('JavaScript and TypeScript', () => {
  test('a cause printed inside braces', () => {
    const error = only(nodeCause);
    expect(told(error)).toBe('Error: checkout 4711 failed');
    expect(error.frames[0]).toEqual({
      language: 'javascript',
      raw: 'at checkout (/tmp/tr/js/src/cart.js:8:25) {',
      file: '/tmp/tr/js/src/cart.js',
      line: 8,
      column: 25,
      function: 'checkout',
    });
    expect(told(error.caused_by)).toBe("TypeError: Cannot read properties of undefined (reading 'amount')");
    expect(error.caused_by?.frames.map((frame) => frame.line)).toEqual([3, null, 3, 7]);
  });

  test('new, eval and node: frames', () => {
    expect(places(only(nodeEval)).slice(0, 5)).toEqual([
      '/tmp/tr/js/src/cart.js:2 new Cart',
      '/tmp/tr/js/main.js:2 inner',
      '/tmp/tr/js/main.js:2 eval',
      '/tmp/tr/js/main.js:2 Object.<anonymous>',
      'node:internal/modules/cjs/loader:1521 Module._compile',
    ]);
  });

  test('a message of several lines, and an error code', () => {
    expect(told(only(nodeAssert))).toBe('AssertionError: Expected values to be strictly equal:\n1 !== 2');
  });

  test('the members of an aggregate come before it', () => {
    expect(parseLog(nodeAggregate).exceptions.map(told)).toEqual(['Error: one', 'TypeError: two', 'AggregateError: both failed']);
  });

  test('file URLs and async frames', () => {
    expect(places(only(nodeModule)).slice(0, 2)).toEqual(['null:null JSON.parse', 'file:///tmp/tr/js/m.mjs:2 null']);
    expect(places(only(nodeAsync))[2]).toBe('file:///tmp/tr/js/fs.mjs:2 conf');
  });

  test('bundles: webpack paths, queries, route groups; the file says whether it is TypeScript', () => {
    const error = only(webpack);
    expect(told(error)).toBe("TypeError: Cannot read properties of undefined (reading 'price')");
    expect(error.frames.map(({ language, file, line, column }) => [language, file, line, column])).toEqual([
      ['typescript', 'webpack://shop/./src/orders/total.ts?a1b2', 12, 34],
      ['typescript', 'webpack-internal:///(rsc)/./src/app/(shop)/page.tsx', 9, 5],
      ['javascript', 'https://shop.example/assets/app.9f8e.js?v=3', 1, 20345],
      ['javascript', null, null, null],
    ]);
  });

  test('Firefox', () => {
    const error = only(firefox);
    expect(told(error)).toBe('TypeError: order is undefined');
    expect(places(error)).toEqual(['https://shop.example/src/orders/total.js:12 total', 'webpack://shop/src/load.ts:5 async*load/<']);
  });
});

describe('compiled languages', () => {
  test('Java: cause, suppressed, class to path by package', () => {
    const { exceptions } = parseLog(javaCaused);
    expect(exceptions.map(told)).toEqual([
      'java.lang.IllegalStateException: close failed',
      'java.lang.RuntimeException: order 4711 failed',
    ]);
    const cause = exceptions[1]?.caused_by;
    expect(cause?.type).toBe('java.lang.NullPointerException');
    expect(places(cause).slice(0, 3)).toEqual([
      'com/acme/shop/Orders.java:5 com.acme.shop.Orders.price',
      'com/acme/shop/Orders.java:7 com.acme.shop.Orders.lambda$load$0',
      'java/util/stream/ReferencePipeline.java:214 java.util.stream.ReferencePipeline$4$1.accept',
    ]);
    expect(places(exceptions[0])).toEqual(['com/acme/shop/Orders.java:4 com.acme.shop.Orders$Res.close']);
  });

  test('Kotlin in a Spring log', () => {
    const error = only(kotlin);
    expect(told(error)).toBe('java.lang.IllegalArgumentException: no price');
    expect(error.frames.slice(0, 2).map((frame) => [frame.language, frame.file, frame.line])).toEqual([
      ['kotlin', 'com/acme/shop/OrderService.kt', 14],
      ['kotlin', 'com/acme/shop/OrderController.kt', 31],
    ]);
    expect(error.frames).toHaveLength(5);
    expect(told(error.caused_by)).toBe('com.acme.shop.Refused: order 4711');
  });

  test('Go: the panic that replaced the recovered one, and only the goroutine that failed', () => {
    const error = only(goPanic);
    expect(told(error)).toBe('panic: runtime error: invalid memory address or nil pointer dereference');
    expect(places(error).slice(2)).toEqual([
      '/build/shop/orders/store.go:42 github.com/acme/shop/orders.(*Store).Total',
      '/build/shop/cmd/shop/main.go:17 main.main.func1',
      '/build/shop/cmd/shop/main.go:15 main.main',
    ]);
  });

  test('C#: the inner exception has its frames, the outer one those behind the mark', () => {
    const error = only(dotnet);
    expect(told(error)).toBe('System.InvalidOperationException: Order 4711 failed');
    expect(places(error)).toEqual([
      '/src/Acme.Shop/Orders.cs:23 Acme.Shop.Orders.Total',
      '/src/Acme.Shop/Program.cs:8 Acme.Shop.Program.Main',
    ]);
    expect(told(error.caused_by)).toBe("System.ArgumentNullException: Value cannot be null. (Parameter 'price')");
    expect(error.caused_by?.frames.map((frame) => frame.line)).toEqual([12, 19, null]);
  });

  test('Rust: with and without a backtrace, and the older form', () => {
    expect(places(only(rustBacktrace)).slice(5, 7)).toEqual(['./src/orders.rs:2 main::orders::total', './src/main.rs:2 main::main']);
    const short = only(rustShort);
    expect([told(short), ...places(short)]).toEqual(['panic: order has no price', 'src/orders.rs:2 null']);
    const old = only(rustOld);
    expect([told(old), ...places(old)]).toEqual(['panic: index out of bounds: the len is 3 but the index is 9', 'src/orders.rs:14 null']);
  });
});

describe('Ruby', () => {
  test('with a cause', () => {
    const error = only(ruby);
    expect(told(error)).toBe('Shop::OrderFailed: order 4711 failed');
    expect(told(error.caused_by)).toBe('ZeroDivisionError: divided by 0');
    expect(places(error.caused_by)).toEqual(['/srv/shop/lib/orders.rb:5 /', '/srv/shop/lib/orders.rb:5 total', 'bin/shop.rb:3 <main>']);
  });

  test('as Rails logs it', () => {
    const error = only(rails);
    expect(told(error)).toBe("NoMethodError: undefined method 'price' for nil");
    expect(places(error)).toEqual(['app/models/order.rb:12 Order#total', 'app/controllers/orders_controller.rb:8 OrdersController#show']);
  });

  test('upside down', () => {
    expect(places(only(rubyReversed))).toEqual(['lib/orders.rb:2 total', 'bin/shop.rb:5 run', 'bin/shop.rb:9 <main>']);
  });
});
