/** Labels kept in memory. */
import type { Desk, LabelVerdict } from '../workbench.ts'
import type { Asked } from './fake-deeds.ts'

/** Labelling as the workbench does it, without files; each label is added to `asked`. */
export function fakeLabels(asked: Asked[] = []): Pick<Desk, 'label' | 'labels'> {
  const kept = new Map<number, LabelVerdict>()
  return {
    async label({ row, verdict, ...options }) {
      const before = kept.get(row)
      asked.push(['label', { row, verdict, ...options }])
      kept.set(row, verdict)
      const example = { set: 'dev', path: '/labels/hmw.dev.jsonl' } as const
      return {
        ...{ verdict, exampleId: `hmw-dev-${row}`, task: 'hmw', judgements: '/labels/hmw.judgements.jsonl' },
        example: verdict === 'rejected' ? null : example,
        undo: async () => {
          if (before === undefined) kept.delete(row)
          else kept.set(row, before)
        },
      }
    },
    labels: async () => new Map(kept),
  }
}
