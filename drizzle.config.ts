/** How `npm run db:generate` turns the store's schema into the SQL migrations under drizzle/. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/store/schema.ts',
  out: './drizzle',
})
