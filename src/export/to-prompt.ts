/** The `prompt` format: everything a program says to a model, as one JSON document for any language. */
import type { AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { type ExportField, type ExportStep, stepsOf } from './export-step.ts'
import type { Form } from './forms.ts'
import { exportNotes } from './notes.ts'
import { objectSchema } from './object-schema.ts'
import { rulesOf } from './prompt-rules.ts'

/**
 * A program as a JSON document, pretty-printed with keys in a fixed order: messages by step with named slots,
 * JSON schemas of inputs and outputs, the rules to fill and read them, the state it was made of, lineage, score and notes.
 */
export function toPrompt(program: AnyProgram, about: ExportAbout): string {
  const steps = stepsOf(program, about)
  const form = steps[0]?.form ?? 'chat'
  const artifact = {
    schemaVersion: 1,
    kind: 'prompt',
    name: about.name ?? program.name,
    hash: about.hash,
    adapter: form,
    rules: rulesOf(
      form,
      steps.flatMap(({ inputs }) => inputs),
    ),
    steps: steps.map((step) => promptStep(step, form)),
    state: program.state,
    lineage: about.lineage,
    score: about.score ?? null,
    notes: exportNotes(program, about),
  }
  return `${JSON.stringify(artifact, null, 2)}\n`
}

/** A step names its form and rules where they are not those of the artifact. */
function promptStep(step: ExportStep, common: Form) {
  const { part, form, preamble, ask, inputs, outputs, settings, responseFormat } = step
  return {
    part,
    ...(form === common ? {} : { adapter: form, rules: rulesOf(form, inputs) }),
    messages: [...preamble, ask],
    slots: inputs.map(slot),
    outputs: outputs.map(({ name, type, encode, mayBeNull }) => ({
      name,
      type,
      encode,
      ...flag({ nullable: mayBeNull }),
    })),
    inputSchema: objectSchema(inputs),
    outputSchema: objectSchema(outputs),
    settings,
    ...(responseFormat === undefined ? {} : { responseFormat }),
  }
}

function slot({ name, encode, mayBeNull, isRequired, schema }: ExportField) {
  const ready = 'default' in schema ? { default: schema.default } : {}
  return { name, encode, ...flag({ nullable: mayBeNull }), required: isRequired, ...ready }
}

function flag(flags: Readonly<Record<string, boolean>>): Readonly<Record<string, boolean>> {
  return Object.fromEntries(Object.entries(flags).filter(([, isSet]) => isSet))
}
