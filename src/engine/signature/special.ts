/** Input fields that are more than text: images and earlier turns. */
import { z } from 'zod'

/**
 * An image as input: an `https:` address or a `data:` URL. It is sent as an image beside the question, which names it.
 * @example signature({ inputs: { photo: image() }, outputs: { caption: z.string() } })
 */
export function image(): z.ZodString {
  return z
    .string()
    .regex(/^(https?:\/\/|data:image\/)/, 'expected an https: or data:image/ URL')
    .meta({ 'x-kind': 'image' })
}

/**
 * Earlier turns as input: values of the signature's inputs and outputs by name, oldest first. They are sent as turns
 * of the chat before the question, in the adapter's form, and are no part of the question itself.
 * @example signature({ inputs: { question: z.string(), turns: history() }, outputs: { answer: z.string() } })
 */
export function history(): z.ZodArray<z.ZodRecord<z.ZodString, z.ZodUnknown>> {
  return z.array(z.record(z.string(), z.unknown())).meta({ 'x-kind': 'history' })
}
