/** Programs and datasets: their lists, and what is told of one. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeRun } from '../testing/fake-browser.ts'
import { fakeDataset, fakeOptimization } from '../testing/fake-kept.ts'
import { show } from '../testing/show.tsx'

const { validation } = fakeOptimization()
const stopped = validation && ({ ...validation, status: 'budget', comparison: null } as const)

const title = (frame: string) => frame.split('\n')[0]?.replace(/ {2,}.*/, '') ?? ''

describe('digits', () => {
  it('switch views, and esc leads back to the runs', async () => {
    const runs = [fakeRun({ id: '20261122T150000-9b1c' }), fakeRun()]
    const screen = await show({ browser: fakeBrowser({ runs }) })
    const seen: string[] = []
    for (const key of ['3', 'enter', '4', '5', 'enter', '2', '1', '3', 'esc']) {
      await screen.press(key)
      seen.push(title(screen.frame()))
    }
    expect(seen.map((each) => each.replace(' Whetstone › Runs', ''))).toEqual([
      ...[
        ' › Programs',
        ' › Programs › hmw-labeled-few-shot',
        ' › Data',
        ' › Optimizations',
        ' › Optimizations › hmw-labeled-few-shot',
        ' › 4f2a : 9b1c',
        '',
        ' › Programs',
        '',
      ],
    ])
    screen.stop()
  })

  it.each([
    { metric: 'other' },
    { datasetHash: 'other' },
    { kind: 'compile' },
    { status: 'running' },
  ] as const)('compare nothing where the only other run has %o', async (own) => {
    const runs = [fakeRun(), fakeRun({ id: 'x', ...own })]
    const screen = await show({ browser: fakeBrowser({ runs }) })
    await screen.press('2')
    expect(screen.frame()).toContain(
      'There are no two finished evaluations of one task, metric and data yet.',
    )
    screen.stop()
  })
})

describe('programs', () => {
  it('tell their lineage and scores by model', async () => {
    const screen = await show({ route: 'programs', columns: 110 })
    expect(screen.frame()).toMatch(/› +hmw-labeled-few-shot +ab12cd34 +hmw +labeled-few-shot .*83\.3%/)
    expect(screen.frame()).toContain('hmw@production')
    expect(screen.frame()).toMatch(/83\.3% 77\.1–88\.2 +simulated\/gpt-5-nano · hmw_quality · 24 rows/)
    screen.stop()
  })

  it('show the prompt, the difference to the parent, and the lineage with short paths', async () => {
    const screen = await show({ route: 'programs' })
    await screen.press('enter')
    expect(screen.frame()).toMatch(/self · system\n Ask many good questions\./)
    await screen.press('tab')
    expect(screen.frame()).toContain('Ask {+many+} good questions.')
    await screen.press('tab')
    expect(screen.frame()).toMatch(/made by +labeled-few-shot \(k 8, seed 0\) · trained on 84 examples of/)
    expect(screen.frame()).toMatch(/parent +hmw f13d2e5a4125/)
    expect(screen.frame()).toContain('datasets/hmw.train.jsonl')
    expect(screen.frame()).not.toContain('/machine')
    screen.stop()
  })

  it.each([
    ['are none', { programs: async () => [] }, 'No compiled programs yet.'],
    ['cannot be read', { programs: () => Promise.reject(new Error('disk on fire')) }, 'disk on fire'],
  ])('say so when they %s', async (_, broken, told) => {
    const screen = await show({ browser: { ...fakeBrowser(), ...broken }, route: 'programs' })
    expect(screen.frame()).toContain(told)
    await screen.press('enter')
    screen.stop()
  })
})

describe('optimizations', () => {
  it('tell how each was made, draw both scores, and say which is better', async () => {
    const screen = await show({ route: 'optimizations', columns: 110 })
    expect(screen.frame()).toMatch(/› +hmw-labeled-few-shot .* 84 +2 +83\.3% 77\.1–88\.2/)
    expect(screen.frame()).toContain(
      'labeled-few-shot (k 8, seed 0) · trained on 84 examples of datasets/hmw.train',
    )
    expect(screen.frame()).toMatch(
      /student +61\.0% 52\.0–70\.0 +─+━+●━+─+\n +compiled +83\.3% 77\.1–88\.2 +─+━+●━+─+/,
    )
    expect(screen.frame()).toContain('the compiled program is better: +22.3 points [+10.0, +35.0], p = .001')
    screen.stop()
  })

  it('lead to the run and to the prompt of a candidate', async () => {
    const screen = await show({ route: 'optimizations' })
    await screen.press('enter')
    expect(screen.frame()).toMatch(/score by candidate {2}▁█ {2}best 83\.3% by #1/)
    await screen.press('j', 'enter')
    expect(title(screen.frame())).toContain('hmw-labeled-few-shot › 4f2a')
    await screen.press('esc', 'p')
    expect(screen.frame()).toContain('Ask many good questions.')
    screen.stop()
  })

  it('draw the best scores of like compiles over time', async () => {
    const made = fakeOptimization()
    const { validation } = made
    const worse = validation && { ...validation, candidates: validation.candidates.slice(0, 1) }
    const optimizations = [made, fakeOptimization({ name: 'older', validation: worse })]
    const screen = await show({ browser: fakeBrowser({ optimizations }), route: 'optimizations' })
    expect(screen.frame()).toContain('best score over time  ▁█')
    screen.stop()
  })

  it.each([
    ['nothing was scored', { validation: undefined }, 'whetstone compile hmw --val F scores'],
    ['it was stopped', { validation: stopped }, 'scoring stopped (budget): run the same command again'],
  ])('say so when %s', async (_, own, told) => {
    const optimizations = [fakeOptimization(own)]
    const screen = await show({ browser: fakeBrowser({ optimizations }), route: 'optimizations' })
    expect(screen.frame()).toContain(told)
    screen.stop()
  })
})

describe('datasets', () => {
  it('show sizes, cards and what both sets hold', async () => {
    const problems = ['files: expected 84 examples, got 83']
    const datasets = [
      fakeDataset('train', { leaks: ['hmw-7'] }),
      fakeDataset('dev', { card: undefined }),
      fakeDataset('dev', { task: 'qa', card: { path: '', problems, text: '' } }),
      fakeDataset('train', { task: 'broken', problem: 'line 3: expected JSON' }),
    ]
    const screen = await show({ browser: fakeBrowser({ datasets }), route: 'data' })
    expect(screen.frame()).toMatch(/hmw +train +84 +✓ card +! 1 /)
    expect(screen.frame()).toContain('also in the other set: hmw-7')
    expect(screen.frame()).toMatch(/hmw +dev +84 +! no card +✓ none/)
    await screen.press('j', 'j')
    expect(screen.frame()).toContain(problems[0])
    await screen.press('G')
    expect(screen.frame()).toContain('line 3: expected JSON')
    screen.stop()
  })

  it('tell what stands twice, and what labelled ones are for', async () => {
    const near = [{ id: 'hmw-9', otherId: 'hmw-d', similarity: 0.82 }]
    const datasets = [
      fakeDataset('train', { copies: ['hmw-7'], near }),
      fakeDataset('dev', { near: null }),
      fakeDataset('dev', { from: 'labels', card: undefined, typedPath: 'runs/labels/hmw.dev.jsonl' }),
    ]
    const screen = await show({ browser: fakeBrowser({ datasets }), route: 'data' })
    expect(screen.frame()).toContain('twice in this set: hmw-7')
    expect(screen.frame()).toContain('nearly in the other set: hmw-9 (hmw-d, 82 %)')
    await screen.press('j')
    expect(screen.frame()).toContain('Too large to look for near copies.')
    await screen.press('j')
    expect(screen.frame()).toMatch(/› +hmw +dev labelled/)
    expect(screen.frame()).toContain('whetstone eval hmw --data runs/labels/hmw.dev.jsonl')
    screen.stop()
  })

  it('open on their examples and their card', async () => {
    const screen = await show({ route: 'data' })
    await screen.press('enter')
    expect(screen.frame()).toMatch(/hmw-1[\s\S]*Replies take days\.[\s\S]*and 83 more/)
    await screen.press('tab')
    expect(screen.frame()).toContain('"licence": "MIT"')
    screen.stop()
  })
})
