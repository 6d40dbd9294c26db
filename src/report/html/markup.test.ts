/** Values of a template are text unless they are markup. */
import { expect, it } from 'vitest'
import { html, nothing, untrusted } from './markup.ts'

it.each([
  {
    name: 'text',
    made: html`<b>${'<i> & "x" \'y\''}</b>`,
    markup: '<b>&lt;i&gt; &amp; &quot;x&quot; &#39;y&#39;</b>',
  },
  { name: 'a number', made: html`${0}`, markup: '0' },
  { name: 'nothing', made: html`[${null}${false}${nothing}]`, markup: '[]' },
  { name: 'markup', made: html`<p>${html`<b>${'<'}</b>`}</p>`, markup: '<p><b>&lt;</b></p>' },
  { name: 'a list', made: html`${[1, '<', html`<br>`]}`, markup: '1&lt;<br>' },
])('writes $name', ({ made, markup }) => {
  expect(made).toEqual({ markup })
})

it('boxes text of a run, and marks what acts unseen', () => {
  expect(untrusted('</pre>\u001b').markup).toBe(
    '<pre dir="auto">&lt;/pre&gt;<b class="unseen">U+001B</b></pre>',
  )
})
