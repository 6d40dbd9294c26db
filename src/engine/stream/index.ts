/** The public list of the stream folder. */
export { type StreamEvent, stream } from './stream.ts'
