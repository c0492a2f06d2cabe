// Real traces: what Python 3.11, Node 20, Java 21 and Rust 1.95 printed when the small programs failed.

/** Three exceptions in a chain: raise … from, then a failure while handling. */
export const pythonChain = `Traceback (most recent call last):
  File "/tmp/tr/shop/orders.py", line 11, in load
    return total(json.loads(text))
           ^^^^^^^^^^^^^^^^^^^^^^^
  File "/tmp/tr/shop/orders.py", line 7, in total
    return sum(i["price"] for i in order["items"])
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/tmp/tr/shop/orders.py", line 7, in <genexpr>
    return sum(i["price"] for i in order["items"])
               ~^^^^^^^^^
KeyError: 'price'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/tmp/tr/shop/orders.py", line 17, in handle
    return load(text)
           ^^^^^^^^^^
  File "/tmp/tr/shop/orders.py", line 13, in load
    raise PriceFault("order 4711 has no price") from e
shop.orders.PriceFault: order 4711 has no price

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/tmp/tr/main.py", line 2, in <module>
    handle('{"items":[{"name":"a"}]}')
  File "/tmp/tr/shop/orders.py", line 19, in handle
    return len(None)
           ^^^^^^^^^
TypeError: object of type 'NoneType' has no len()
`;

/** An exception group of two. */
export const pythonGroup = `  + Exception Group Traceback (most recent call last):
  |   File "/tmp/tr/grp.py", line 8, in <module>
  |     run()
  |   File "/tmp/tr/grp.py", line 7, in run
  |     raise ExceptionGroup("two orders failed", errs)
  | ExceptionGroup: two orders failed (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/tmp/tr/shop/orders.py", line 11, in load
    |     return total(json.loads(text))
    |            ^^^^^^^^^^^^^^^^^^^^^^^
    |   File "/tmp/tr/shop/orders.py", line 7, in total
    |     return sum(i["price"] for i in order["items"])
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    |   File "/tmp/tr/shop/orders.py", line 7, in <genexpr>
    |     return sum(i["price"] for i in order["items"])
    |                ~^^^^^^^^^
    | KeyError: 'price'
    | 
    | The above exception was the direct cause of the following exception:
    | 
    | Traceback (most recent call last):
    |   File "/tmp/tr/grp.py", line 5, in run
    |     try: load(t)
    |          ^^^^^^^
    |   File "/tmp/tr/shop/orders.py", line 13, in load
    |     raise PriceFault("order 4711 has no price") from e
    | shop.orders.PriceFault: order 4711 has no price
    +---------------- 2 ----------------
    | Traceback (most recent call last):
    |   File "/tmp/tr/grp.py", line 5, in run
    |     try: load(t)
    |          ^^^^^^^
    |   File "/tmp/tr/shop/orders.py", line 11, in load
    |     return total(json.loads(text))
    |                  ^^^^^^^^^^^^^^^^
    |   File "/root/.pyenv/versions/3.11.7/lib/python3.11/json/__init__.py", line 346, in loads
    |     return _default_decoder.decode(s)
    |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
    |   File "/root/.pyenv/versions/3.11.7/lib/python3.11/json/decoder.py", line 337, in decode
    |     obj, end = self.raw_decode(s, idx=_w(s, 0).end())
    |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    |   File "/root/.pyenv/versions/3.11.7/lib/python3.11/json/decoder.py", line 353, in raw_decode
    |     obj, end = self.scan_once(s, idx)
    |                ^^^^^^^^^^^^^^^^^^^^^^
    | json.decoder.JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)
    +------------------------------------
`;

/** A file that does not compile. */
export const pythonSyntax = `  File "/tmp/tr/bad.py", line 1
    def f(:
          ^
SyntaxError: invalid syntax
`;
