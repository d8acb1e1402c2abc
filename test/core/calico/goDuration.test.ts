import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseGoDuration } from '../../../src/core/calico/goDuration.ts';

/** The cases are those of Go's own tests (`time/time_test.go`), and some of what people write. */

const ns = 1n;
const us = 1_000n;
const ms = 1_000_000n;
const s = 1_000_000_000n;
const m = 60n * s;
const h = 60n * m;

const durations: Readonly<Record<string, bigint>> = {
  '0': 0n,
  '5s': 5n * s,
  '30s': 30n * s,
  '1478s': 1478n * s,
  '-5s': -5n * s,
  '+5s': 5n * s,
  '-0': 0n,
  '+0': 0n,
  '5.0s': 5n * s,
  '5.6s': 5n * s + 600n * ms,
  '5.s': 5n * s,
  '.5s': 500n * ms,
  '1.0s': 1n * s,
  '1.00s': 1n * s,
  '1.004s': 1n * s + 4n * ms,
  '1.0040s': 1n * s + 4n * ms,
  '100.00100s': 100n * s + 1n * ms,
  '10ns': 10n * ns,
  '11us': 11n * us,
  '12µs': 12n * us,
  '12μs': 12n * us,
  '13ms': 13n * ms,
  '14s': 14n * s,
  '15m': 15n * m,
  '16h': 16n * h,
  '3h30m': 3n * h + 30n * m,
  '10.5s4m': 4n * m + 10n * s + 500n * ms,
  '-2m3.4s': -(2n * m + 3n * s + 400n * ms),
  '1h2m3s4ms5us6ns': 1n * h + 2n * m + 3n * s + 4n * ms + 5n * us + 6n * ns,
  '39h9m14.425s': 39n * h + 9n * m + 14n * s + 425n * ms,
  '52763797000ns': 52763797000n,
  '0.3333333333333333333h': 20n * m,
  '9007199254740993ns': (1n << 53n) + 1n,
  '9223372036854775807ns': (1n << 63n) - 1n,
  '9223372036854775.807us': (1n << 63n) - 1n,
  '9223372036s854ms775us807ns': (1n << 63n) - 1n,
  '-9223372036854775808ns': -(1n << 63n),
  '-9223372036854775.808us': -(1n << 63n),
  '-9223372036s854ms775us808ns': -(1n << 63n),
  '0.100000000000000000000h': 6n * m,
  '0.830103483285477580700h': 49n * m + 48n * s + 372_539_827n,
  '00000060s': 60n * s,
  '0s': 0n,
};

const none = [
  ...['', '3', '-', 's', '.', '-.', '.s', '+.s', '1d', '\x85\x85', '\xffff', 'hello \xffff world'],
  ...['9223372036854775810ns', '9223372036854775808ns', '-9223372036854775809ns', '9223372036854776us'],
  ...['3000000h', '9223372036854775.808us', '9223372036854ms775us808ns'],
  ...[
    '60',
    ' 60s',
    '60s ',
    '60s\n',
    '60 s',
    '60S',
    '1min',
    '1m 30s',
    '1,5s',
    '1e3s',
    '0x10s',
    '--1s',
    '٣s',
    '1constructor',
  ],
];

test('what Go takes as a duration', () => {
  for (const [text, nanoseconds] of Object.entries(durations)) {
    assert.equal(parseGoDuration(text), nanoseconds, text);
  }
});

test('what Go refuses', () => {
  for (const text of none) assert.equal(parseGoDuration(text), undefined, JSON.stringify(text));
});
