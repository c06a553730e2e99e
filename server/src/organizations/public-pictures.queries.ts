import type { PictureShown } from '@app/shared/enclosures'
import type { SupporterCard } from '@app/shared/organizations'
import { sql } from 'drizzle-orm'
import { picturesTable as pictures } from '../enclosures/enclosures.table.ts'
import { organizationsTable as organizations } from './organizations.table.ts'

/** Accepted by the centre, of the supporter of the row; each with its size so that nothing jumps when it arrives. */
const shown = sql`from ${pictures} where ${pictures.organizationId} = ${organizations.id} and ${pictures.status} = 'shown'`

/** What stands on the public page, the logo first. */
export const shownPictures = sql<
  PictureShown[]
>`coalesce((select json_agg(json_build_object('id', ${pictures.id}, 'kind', ${pictures.kind},
  'alt', ${pictures.alt}, 'width', ${pictures.width}, 'height', ${pictures.height}) order by ${pictures.kind}, ${pictures.place})
  ${shown}), '[]'::json)`

/** What stands beside the name on a card of the directory. */
export const shownLogo = sql<SupporterCard['logo']>`(select json_build_object('id', ${pictures.id},
  'width', ${pictures.width}, 'height', ${pictures.height}) ${shown} and ${pictures.kind} = 'logo')`
