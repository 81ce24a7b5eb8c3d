import { z } from 'zod'

// The content security policy forbids code from strings, and so much as asking for it is a violation. Imported before the schemas.
z.config({ jitless: true })
