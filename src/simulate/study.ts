/** A preamble studied once for many questions: its task, its demos judged, the words of its demos. */
import type { Demo, Preamble } from './reading/prompt.ts'
import { wordSet } from './reading/words.ts'
import { statedRules } from './research/stated-rules.ts'
import { type ResearchTask, researchTask } from './research/task.ts'
import type { JudgedDemo } from './skill/demo-evidence.ts'
import type { Rule } from './skill/models.ts'
import { type DemoWords, demoWords, textIn } from './values/filling.ts'

/** All that can be known before the question. */
export interface Study {
  readonly preamble: Preamble
  readonly task: ResearchTask | undefined
  readonly judged: readonly JudgedDemo[]
  readonly stated: (rule: Rule) => number
  readonly words: DemoWords
}

/** Studies a preamble. The same demo twice counts once. */
export function study(preamble: Preamble): Study {
  const { asked, told } = preamble
  const demos = [...new Map(preamble.demos.map((demo) => [JSON.stringify(demo), demo])).values()]
  const task = researchTask(asked, told, demos)
  return {
    preamble: { ...preamble, demos },
    task,
    judged: task === undefined ? demos.map(unjudged) : demos.map(task.judge),
    stated: statedRules(told),
    words: demoWords(demos),
  }
}

// What makes a demo of any other task good cannot be known from the prompt.
function unjudged({ inputs }: Demo): JudgedDemo {
  return { words: wordSet(textIn(inputs)), rates: new Map(), whole: 1, grounded: 1 }
}
