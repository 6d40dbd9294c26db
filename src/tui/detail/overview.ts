/** A row in full, the verdict first: error, scores, prediction, labels, inputs, metadata. */
import { type Line, line } from '../text/line.ts'
import { fieldLines, nameColumn } from './fields.ts'
import type { DetailPlace } from './place.ts'
import { errorLines, scoreLines } from './scores.ts'

/** Everything that is known of the row but its calls. */
export function overview(place: DetailPlace): Line[] {
  const { inputs, labels, prediction = {}, metadata = {} } = place.row
  const { width, signs } = place
  const fields = { width, signs, column: nameColumn([prediction, labels, inputs, metadata]) }
  const sections = [
    errorLines(place),
    scoreLines(place),
    fieldLines('Prediction', prediction, fields),
    fieldLines('Labels', labels, fields),
    fieldLines('Inputs', inputs, fields),
    fieldLines('Metadata', metadata, fields),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : [line(''), ...lines]))
}
