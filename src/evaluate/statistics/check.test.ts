/** In every function bad arguments give a RangeError: the place, what was expected and what came. */
import { describe, expect, it } from 'vitest'
import * as statistics from './index.ts'

const pairs = { both: 1, aOnly: 1, bOnly: 1, neither: 1 }
const two = ['p', 'q']

const refusals: Record<string, readonly (readonly [act: () => unknown, says: string])[]> = {
  'no values': [
    [() => statistics.mean([]), 'mean: expected at least 1 value; got 0'],
    [() => statistics.signFlip([]), 'signFlip: expected at least 1 value; got 0'],
    [() => statistics.holm([]), 'holm: expected at least 1 value; got 0'],
    [() => statistics.benjaminiHochberg([]), 'benjaminiHochberg: expected at least 1 value; got 0'],
    [() => statistics.wilson(0, 0), 'wilson n: expected a whole number >= 1; got 0'],
    [() => statistics.clopperPearson(0, 0), 'clopperPearson n: expected a whole number >= 1; got 0'],
    [() => statistics.passAtK(0, 0, 0), 'passAtK n: expected a whole number >= 1; got 0'],
    [() => statistics.passHatK(0, 0, 0), 'passHatK n: expected a whole number >= 1; got 0'],
    [
      () => statistics.minimumDetectable({ n: 0, sd: 1 }),
      'minimumDetectable n: expected a whole number >= 1',
    ],
    [
      () => statistics.newcombe({ both: 0, aOnly: 0, bOnly: 0, neither: 0 }),
      'newcombe sum of counts: expected',
    ],
    [() => statistics.cohenKappa([]), 'cohenKappa: expected at least one rated item; got 0'],
    [() => statistics.cohenKappa([[0]]), 'cohenKappa: expected at least one rated item; got 0'],
    [() => statistics.krippendorffAlpha([]), 'krippendorffAlpha: expected an item with at least 2 ratings'],
  ],
  'one value where spread is asked for': [
    [() => statistics.standardError([1]), 'standardError: expected at least 2 values; got 1'],
    [() => statistics.tInterval([1]), 'tInterval: expected at least 2 values; got 1'],
    [() => statistics.pairedBootstrap([1]), 'pairedBootstrap: expected at least 2 values; got 1'],
    [
      () => statistics.clusteredStandardError([1], ['p']),
      'clusteredStandardError: expected at least 2 values',
    ],
    [() => statistics.clusteredStandardError([1, 2], ['p', 'p']), 'expected at least 2 clusters; got 1'],
    [() => statistics.pairedBootstrap([1, 2], { clusters: [7, 7] }), 'expected at least 2 clusters; got 1'],
  ],
  'values that are not finite': [
    [() => statistics.mean([1, Number.NaN]), 'mean: expected finite values; got NaN at index 1'],
    [() => statistics.standardError([1, Number.POSITIVE_INFINITY]), 'got Infinity at index 1'],
    [() => statistics.tInterval([Number.NaN, 1]), 'tInterval: expected finite values; got NaN at index 0'],
    [() => statistics.clusteredStandardError([Number.NaN, 1], two), 'got NaN at index 0'],
    [() => statistics.signFlip([Number.NEGATIVE_INFINITY]), 'got -Infinity at index 0'],
    [() => statistics.pairedBootstrap([0, Number.NaN]), 'pairedBootstrap: expected finite values; got NaN'],
    [() => statistics.cohenKappa([[Number.NaN]]), 'cohenKappa: expected finite values; got NaN'],
    [
      () => statistics.krippendorffAlpha([[Number.NaN, 1]]),
      'krippendorffAlpha: expected finite ratings; got NaN',
    ],
    [() => statistics.minimumDetectable({ n: 2, sd: Number.NaN }), 'expected a finite sd >= 0; got NaN'],
    [() => statistics.normalCdf(Number.NaN), 'normalCdf: expected a number; got NaN'],
    [() => statistics.studentTCdf(Number.NaN, 3), 'studentTCdf: expected a number t; got NaN'],
  ],
  'counts out of range': [
    [() => statistics.wilson(3, 2), 'wilson k: expected a whole number from 0 to 2; got 3'],
    [() => statistics.wilson(-1, 2), 'wilson k: expected a whole number from 0 to 2; got -1'],
    [() => statistics.wilson(0.5, 2), 'wilson k: expected a whole number from 0 to 2; got 0.5'],
    [() => statistics.clopperPearson(3, 2), 'clopperPearson k: expected a whole number from 0 to 2; got 3'],
    [
      () => statistics.newcombe({ ...pairs, bOnly: -1 }),
      'newcombe bOnly: expected a whole number >= 0; got -1',
    ],
    [() => statistics.mcnemarExact(-1, 2), 'mcnemarExact b: expected a whole number >= 0; got -1'],
    [() => statistics.mcnemarMidP(1, 1.5), 'mcnemarMidP c: expected a whole number >= 0; got 1.5'],
    [() => statistics.passAtK(5, 6, 1), 'passAtK c: expected a whole number from 0 to 5; got 6'],
    [() => statistics.passHatK(5, 2, 6), 'passHatK k: expected a whole number from 0 to 5; got 6'],
    [() => statistics.pairedBootstrap([1, 2], { resamples: 0 }), 'resamples: expected a whole number >= 1'],
    [
      () =>
        statistics.cohenKappa([
          [1, -1],
          [0, 1],
        ]),
      'cohenKappa: expected counts >= 0; got -1',
    ],
  ],
  'levels and probabilities out of range': [
    [() => statistics.tInterval([1, 2], 1), 'tInterval level: expected a number between 0 and 1'],
    [
      () => statistics.wilson(1, 2, 0),
      'wilson level: expected a number between 0 and 1, ends excluded; got 0',
    ],
    [() => statistics.clopperPearson(1, 2, 95), 'clopperPearson level: expected a number between 0 and 1'],
    [() => statistics.newcombe(pairs, Number.NaN), 'newcombe level: expected a number between 0 and 1'],
    [
      () => statistics.pairedBootstrap([1, 2], { level: 1 }),
      'pairedBootstrap level: expected a number between',
    ],
    [() => statistics.holm([0.1, 1.2]), 'holm: expected p values from 0 to 1; got 1.2 at index 1'],
    [() => statistics.benjaminiHochberg([-0.1]), 'expected p values from 0 to 1; got -0.1 at index 0'],
    [() => statistics.normalQuantile(0), 'normalQuantile: expected a number between 0 and 1'],
    [() => statistics.studentTQuantile(1, 3), 'studentTQuantile: expected a number between 0 and 1'],
    [() => statistics.studentTQuantile(0.5, 0), 'expected finite degrees of freedom > 0; got 0'],
    [() => statistics.incompleteBeta(1.1, 1, 1), 'incompleteBeta: expected x from 0 to 1; got 1.1'],
    [() => statistics.incompleteBeta(0.5, 0, 1), 'incompleteBeta: expected finite a, b > 0; got 0, 1'],
    [
      () => statistics.inverseIncompleteBeta(-0.1, 1, 1),
      'inverseIncompleteBeta p: expected a number between',
    ],
    [
      () => statistics.sampleSize({ difference: 1, sd: 1, power: 0.05 }),
      'power: expected a number between 0.05',
    ],
    [
      () => statistics.minimumDetectable({ n: 9, sd: 1, alpha: 0 }),
      'alpha: expected a number between 0 and 1',
    ],
  ],
  'arguments that do not fit together': [
    [
      () => statistics.clusteredStandardError([1, 2], ['p']),
      'expected 2 cluster labels, one per value; got 1',
    ],
    [() => statistics.pairedBootstrap([1, 2], { clusters: ['p', 'q', 'r'] }), 'expected 2 cluster labels'],
    [() => statistics.cohenKappa([[1, 2]]), 'cohenKappa: expected 1 columns in each row, as rows; got 2'],
    [
      () => statistics.sampleSize({ difference: 0, sd: 1 }),
      'expected a finite difference other than 0; got 0',
    ],
    [() => statistics.sampleSize({ difference: 1, sd: -1 }), 'sampleSize: expected a finite sd >= 0; got -1'],
  ],
  'agreement that chance explains in full': [
    [
      () =>
        statistics.cohenKappa([
          [7, 0],
          [0, 0],
        ]),
      'expected ratings in more than one category; got one',
    ],
    [
      () =>
        statistics.krippendorffAlpha([
          ['x', 'x'],
          ['x', 'x'],
        ]),
      'at least 2 different ratings; got only x',
    ],
    [
      () =>
        statistics.krippendorffAlpha([
          ['x', null],
          ['y', null],
        ]),
      'an item with at least 2 ratings; got none',
    ],
  ],
}

describe.each(Object.entries(refusals))('refuses %s', (_, cases) => {
  it.each(cases.map(([act, says]) => ({ act, says })))('$says', ({ act, says }) => {
    expect(act).toThrow(RangeError)
    expect(act).toThrow(says)
  })
})
