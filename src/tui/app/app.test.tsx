/** Frames of the whole program: what is drawn at several sizes, and where keys lead. */
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeRun } from '../testing/fake-browser.ts'
import { show } from '../testing/show.tsx'

const sizes = [
  [60, 15],
  [80, 24],
  [100, 30],
  [120, 40],
  [200, 60],
] as const

describe('frames', () => {
  const routes = [
    'runs',
    `run/${fakeRun().id}`,
    `run/${fakeRun().id}/row/2`,
    `compare/${fakeRun().id}/2026`,
    'programs',
    'data',
  ]
  const cases = sizes.flatMap(([columns, rows]) => routes.map((route) => ({ columns, rows, route })))

  it.each(cases)('fit $columns x $rows: $route', async ({ columns, rows, route }) => {
    const screen = await show({ columns, rows, route })
    const lines = screen.frame().split('\n')
    expect(lines).toHaveLength(rows - 1)
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThan(columns)
    screen.stop()
  })

  it('shows the runs at 80 x 24', async () => {
    const runs = [
      fakeRun(),
      fakeRun({ id: '20261121T100000-zz01', status: 'failed', summary: undefined, simulated: false }),
    ]
    const screen = await show({ browser: fakeBrowser({ runs }) })
    expect(screen.frame().split('\n').slice(0, 4).join('\n')).toMatchInlineSnapshot(`
      " Whetstone › Runs                                                       2 runs
        ↓run  when    task            model           score % 95% CI    status
      › 4f2a  14:02   hmw             sim/gpt-5-nano   83.3 77.1–88.2   ✓ done
        zz01  14:02   hmw             sim/gpt-5-nano   58.0             ✗ failed"
    `)
    screen.stop()
  })

  it('shows a run at 80 x 24', async () => {
    const screen = await show({ route: `run/${fakeRun().id}` })
    expect(screen.frame()).toMatchInlineSnapshot(`
      " Whetstone › Runs › 4f2a                                                ✓ done
       hmw · hmw@production · simulated/gpt-5-nano
       hmw_quality 83.3% 77.1–88.2  0 ───────────────────────━━●━──── 100  24 rows
       simulated $0.00120 ($0.0000500 a row) · 12.3 s · datasets/hmw.dev.jsonl · p50…
       scores 0 ▇▇          ██    ██ 100  7 below 10, 8 from 90 up
      [All 24] Failing 16  Errors 1  Slices
        ↑#  example                   score   prediction
      ›  0  hmw-dev-telehealth-0    ✓ 100.0%  How might we let a picker see her own…
         1  hmw-dev-transit-1       ~  66.7%  How might we let a picker see her own…
         2  hmw-dev-energy-2        ✗   0.0%  How might we let a picker see her own…
         3  hmw-dev-telehealth-3    ✓ 100.0%  How might we let a picker see her own…
         4  hmw-dev-transit-4       ~  66.7%  How might we let a picker see her own…
         5  hmw-dev-energy-5        !  error  unparsable_completion: json adapter: e…
         6  hmw-dev-telehealth-6    ✓ 100.0%  How might we let a picker see her own…
         7  hmw-dev-transit-7       ~  66.7%  How might we let a picker see her own…
      ───────────────────────────────────────────────────────────────────────────────
       Scores
         ✓ 100.0%  hmw_quality   prefix 66.7%   words 66.7%   score 100.0%
           all questions count
         ✓ 100.0%  strict

         … enter shows all
       enter open  / filter  : do  ? help  q quit"
    `)
    screen.stop()
  })

  it('shows a row at 80 x 24', async () => {
    const screen = await show({ route: `run/${fakeRun().id}/row/1` })
    expect(screen.frame()).toMatchInlineSnapshot(`
      " Whetstone › Runs › 4f2a › row 1                                   row 2 of 24
       ~ 66.7% · hmw-dev-transit-1 · 934 ms · simulated $0.0000500 · cached · simula…
       [Overview]  Messages   Raw reply   Calls   JSON                    1-18 of 25
      ───────────────────────────────────────────────────────────────────────────────
       Scores
         ~  66.7%  hmw_quality   prefix 66.7%   words 66.7%   score 100.0%
           question 3 "Make the spray safer" has fewer than 5 words
         ✗   0.0%  strict

       Prediction
         reasoning         First the lamp, then the phone.
         hmw_questions     1. How might we let a picker see her own skin as the
                              dermatologist sees it, under any lamp?
                           2. How might we bring the reply to the person and not to
                              the phone?
                           3. Make the spray safer
         relevance_scores  [ 9, 8, 3 ]

       Labels
         hmw_questions     1. How might we let a picker see her own skin as the
                              dermatologist sees it, under any lamp?
                           2. How might we bring the reply to the person and not to
       p prompt  + accept, - reject, e correct  : do  ? help  q quit"
    `)
    screen.stop()
  })
})
