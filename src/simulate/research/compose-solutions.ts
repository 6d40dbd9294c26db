/** Writes solutions or ideas, with the mistakes that a skill allows. */
import type { AskedField, Values } from '../reading/value-type.ts'
import { contentWords } from '../reading/words.ts'
import type { Chance } from '../skill/chance.ts'
import type { Composing } from './compose-questions.ts'
import { paraphrased } from './paraphrase.ts'
import type { SolutionFields, SolutionPart } from './solution-fields.ts'
import { type Weights, weighed } from './solution-weights.ts'
import { type Sketch, sketcher } from './solution-words.ts'

/** The parts of one solution, before they are written under the keys asked for. */
type Draft = Sketch &
  Weights & {
    readonly hmw: string
    readonly metrics: readonly string[]
    readonly jobs: readonly string[]
    readonly rank: number
  }

/** The value of the field of a solutions task; other keys of a solution are left to `fill`. */
export function composeSolutions(
  fields: SolutionFields,
  composing: Composing,
  fill: (key: AskedField) => unknown,
): Values {
  const drafts = draftAll(fields, composing)
  const partOf = new Map([...fields.keyOf].map(([part, key]) => [key.name, part]))
  const written = drafts.map((draft) =>
    Object.fromEntries(
      fields.keys.map((key) => [key.name, writtenPart(draft, key, partOf.get(key.name)) ?? fill(key)]),
    ),
  )
  return { [fields.solutions.name]: written }
}

function writtenPart(draft: Draft, { type }: AskedField, part: SolutionPart | undefined): unknown {
  if (part === undefined) return undefined
  const value = draft[part]
  if (part === 'confidence' && type.kind === 'number' && (type.max ?? 1) > 1)
    return Math.round(draft.confidence * (type.max ?? 1))
  if (part === 'impact' || part === 'effort')
    return type.kind === 'number' ? scaledTo(Number(value), type.min ?? 1, type.max ?? 10) : undefined
  if (Array.isArray(value) && type.kind !== 'array') return value[0]
  return !Array.isArray(value) && type.kind === 'array' ? [value] : value
}

/** Weights are drawn on 1 to 10. */
function scaledTo(value: number, low: number, high: number): number {
  return low === 1 && high === 10 ? value : Math.round(low + ((value - 1) / 9) * (high - low))
}

function draftAll(fields: SolutionFields, { context, count, skill, chance }: Composing): Draft[] {
  const given = chance.happens(skill('count'))
    ? count
    : chance.pick([count - 1, count - 1, count - 2, count + 1])
  const length = Math.max(1, given)
  const sketches = sketchesFor(fields, { context, count: length, skill, chance })
  const weights = weighed(length, skill, chance)
  const drafts: Draft[] = []
  for (const [at, sketch] of sketches.entries()) {
    drafts.push({
      ...mistold(sketch, drafts.at(-1)?.title, { skill, chance }),
      ...(weights[at] as Weights),
      ...copies(sketch, { context, count: length, skill, chance }, at),
      rank: chance.happens(skill('rank')) ? at + 1 : wrongRank(at, chance),
    })
  }
  return drafts
}

/** Mostly the rank of the one before. */
function wrongRank(at: number, chance: Chance): number {
  return at === 0 ? 2 : chance.pick([at, at, at + 2])
}

/** The ideas of a former step, best first, or new sketches. */
function sketchesFor(fields: SolutionFields, { context, count, chance }: Composing): Sketch[] {
  const { ideas } = context
  const title = fields.keyOf.get('title')?.name ?? 'title'
  const description = fields.keyOf.get('description')?.name ?? 'description'
  const told = chance
    .shuffled(ideas)
    .flatMap((idea) =>
      typeof idea[title] === 'string' && typeof idea[description] === 'string'
        ? [{ ...idea, title: idea[title], description: idea[description] }]
        : [],
    )
  const unique = [...new Map(told.map((sketch) => [sketch.title, sketch])).values()]
  const sketch = sketcher(context, chance)
  return Array.from({ length: count }, (_, at) => unique[at] ?? sketch())
}

function mistold(
  { title, description }: Sketch,
  titleBefore: string | undefined,
  { skill, chance }: Pick<Composing, 'skill' | 'chance'>,
): Sketch {
  const isTitled = chance.happens(skill('title'))
  const isTold = chance.happens(skill('description'))
  const longTitle = `${title} that the whole team can begin to use from the first day on`
  return {
    title: isTitled ? title : titleBefore !== undefined && chance.happens(0.4) ? titleBefore : longTitle,
    description: isTold ? description : description.split(' ').slice(0, chance.between(3, 6)).join(' '),
  }
}

function copies(
  sketch: Sketch,
  { context, skill, chance }: Composing,
  at: number,
): Pick<Draft, 'hmw' | 'metrics' | 'jobs'> {
  const said = `${sketch.title} ${sketch.description}`
  const own = 'hmw' in sketch && typeof sketch.hmw === 'string' ? sketch.hmw : undefined
  const hmw = own ?? context.hmws[at % Math.max(1, context.hmws.length)] ?? ''
  const copy = (rule: 'hmw' | 'metrics' | 'jobs', items: readonly string[]) =>
    chance.happens(skill(rule))
      ? items
      : items.map((item, place) => (place === 0 ? paraphrased(item, chance) : item))
  const exact =
    context.hmws.length > 0 && !context.hmws.includes(hmw)
      ? nearest(hmw, context.hmws, chance).slice(0, 1)
      : [hmw]
  return {
    hmw: copy('hmw', exact)[0] ?? '',
    metrics: copy('metrics', nearest(said, context.metrics, chance).slice(0, chance.between(1, 2))),
    jobs: copy('jobs', nearest(said, context.jobs, chance).slice(0, chance.between(1, 2))),
  }
}

/** Texts by the content words that they share with another, most first. */
function nearest(said: string, texts: readonly string[], chance: Chance): string[] {
  const words = new Set(contentWords(said))
  const shared = (text: string) => contentWords(text).filter((word) => words.has(word)).length
  return chance.shuffled(texts).sort((a, b) => shared(b) - shared(a))
}
