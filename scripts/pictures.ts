/** Takes the pictures of the terminal UI in docs/images from the real program: `node scripts/pictures.ts [name…]`, with tmux and chromium. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { built } from '../tests/tui/built.ts'
import { openTerminal } from '../tests/tui/tmux.ts'
import { pageOf } from './pictures/page.ts'
import { type View, views } from './pictures/views.ts'

/** Some systems call it `chromium-browser` or `google-chrome`. */
const browser = process.env.CHROMIUM ?? 'chromium'
const images = fileURLToPath(new URL('../docs/images', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const program = built(folder)
const whetstone = (...argv: string[]) =>
  execFileSync(process.execPath, [program, ...argv], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })

/** A store as a user has one after the first hour, in a temporary folder: no picture shows a path of the machine. */
function work(): void {
  const [nano, mini] = ['simulated/gpt-5-nano', 'simulated/gpt-5-mini']
  whetstone('demo', '--quiet')
  whetstone('eval', 'solutions', '--model', nano, '--limit', '12', '--quiet')
  for (const k of ['2', '4', '8']) {
    const kept = ['--k', k, '--name', `hmw-k${k}`, '--val', 'datasets/hmw.dev.jsonl', '--model', nano]
    whetstone('compile', 'hmw', ...kept, '--quiet')
  }
  whetstone('programs', 'name', 'hmw@production', 'hmw-k8', '--quiet')
  whetstone('compare', 'hmw', '--models', `${nano},${mini}`, '--quiet')
}

async function take({ name, route = 'runs', steps, shows, rows = 34 }: View): Promise<void> {
  const [columns, command] = [120, `NO_COLOR= ${process.execPath} ${program} tui ${route}`]
  const terminal = openTerminal({ command, cwd: folder, columns, rows })
  try {
    for (const [sight, ...keys] of steps) {
      await terminal.see(sight)
      terminal.send(...keys)
    }
    const text = await terminal.see(shows)
    writeFileSync(join(images, `${name}.txt`), `${text.trimEnd()}\n`)
    const page = join(folder, `${name}.html`)
    writeFileSync(page, pageOf(terminal.painted()))
    photograph(page, { columns, rows, file: join(images, `${name}.png`) })
  } finally {
    terminal.close()
  }
}

function photograph(page: string, at: { columns: number; rows: number; file: string }): void {
  const size = `${Math.ceil(at.columns * 9.04) + 32},${at.rows * 20 + 32}`
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--window-size=${size}`]
  execFileSync(browser, [...flags, `--screenshot=${at.file}`, `file://${page}`], { stdio: 'ignore' })
}

try {
  work()
  const wanted = process.argv.slice(2)
  for (const view of views) if (wanted.length === 0 || wanted.includes(view.name)) await take(view)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
