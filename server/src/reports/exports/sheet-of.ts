import type { OrganizationId } from '@app/shared'
import type { ExportInput, ExportKind } from '@app/shared/reports'
import { allContactsOf } from '../../organizations/index.ts'
import type { Tx } from '../../platform/db.ts'
import { layouts, rowOf, type Sheet } from './columns.rules.ts'
import { factsFor } from './facts.queries.ts'

const sides: Partial<Record<ExportKind, 'association' | 'supporter'>> = {
  supporters: 'supporter',
  associations: 'association',
}

/** A workbook's one sheet as it stands now; contacts only where they were asked for. */
export async function sheetOf(
  tx: Tx,
  { kind, withContacts }: Pick<ExportInput, 'kind' | 'withContacts'>,
): Promise<Sheet> {
  const { name, columns: plain, contacts: private_ } = layouts[kind]
  const facts = await factsFor(tx, kind)
  const side = sides[kind]
  const contacts = withContacts && side ? await allContactsOf(tx, side) : new Map<OrganizationId, object>()
  const columns = withContacts ? [...plain, ...private_] : plain
  const rows = facts.map((one) =>
    rowOf(plain, one).concat(withContacts ? rowOf(private_, { ...one, ...contacts.get(one.id) }) : []),
  )
  return { name, columns: columns.map(({ label, width, type }) => ({ label, width, type })), rows }
}
