import type { OrganizationId } from '@app/shared'
import type { Decision, ImportRow, LedgerImport, Verdict } from '@app/shared/imports'
import type { FastifyInstance } from 'fastify'
import { organizationsTable } from '../src/organizations/organizations.table.ts'
import type { Db } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'
import type { Headers } from './given.ts'
import { ledger, type LedgerFile } from './ledgers.ts'

/** Sentences about bringing ledgers, over HTTP as a coordinator does. */
export const givenImportsIn = ({ app, db }: { app: FastifyInstance; db: Db }) => {
  const upload = (me: Headers, fileName: string, bytes: Buffer | string, more: object = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { ...me },
      payload: { fileName, content: Buffer.from(bytes).toString('base64'), ...more },
    })

  /** A ledger that was uploaded, with its preview. */
  async function uploaded(
    me: Headers,
    fileName: LedgerFile | (string & {}),
    bytes?: Buffer | string,
  ): Promise<LedgerImport> {
    const answer = await upload(me, fileName, bytes ?? ledger(fileName as LedgerFile))
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return answer.json<LedgerImport>()
  }

  const show = async (me: Headers, id: string): Promise<LedgerImport> =>
    (await app.inject({ method: 'GET', url: `/api/imports/${id}`, headers: { ...me } })).json<LedgerImport>()

  async function rows(me: Headers, id: string, verdict?: Verdict): Promise<ImportRow[]> {
    const items: ImportRow[] = []
    for (let after = ''; ;) {
      const query = new URLSearchParams({ perPage: '100', ...(verdict && { verdict }), ...(after && { after }) })
      const answer = await app.inject({ method: 'GET', url: `/api/imports/${id}/rows?${query}`, headers: { ...me } })
      const page = answer.json<{ items: ImportRow[]; next: string | null }>()
      items.push(...page.items)
      if (!page.next) return items
      after = page.next
    }
  }

  const act = (
    me: Headers,
    id: string,
    what: 'confirm' | 'discard' | 'columns',
    version: number,
    payload: object = {},
  ) =>
    app.inject({
      method: 'POST',
      url: `/api/imports/${id}/${what}`,
      headers: { ...me, 'if-match': `"${version}"` },
      payload,
    })

  const decide = (me: Headers, id: string, rowNo: number, decision: Decision) =>
    app.inject({
      method: 'POST',
      url: `/api/imports/${id}/rows/${rowNo}/decide`,
      headers: { ...me },
      payload: { decision },
    })

  /** Confirms a ledger as it stands now. */
  const confirm = async (me: Headers, id: string) => act(me, id, 'confirm', (await show(me, id)).version)

  /** Uploads a ledger, answers every question the same way, and confirms. */
  async function takenIn(
    me: Headers,
    fileName: LedgerFile | (string & {}),
    bytes?: Buffer | string,
    decision: Decision = 'take',
  ) {
    const { id } = await uploaded(me, fileName, bytes)
    for (const row of await rows(me, id, 'needs-person')) await decide(me, id, row.rowNo, decision)
    const answer = await confirm(me, id)
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.json<LedgerImport>()
  }

  /** An association that the centre already knows. */
  async function anAssociation(): Promise<OrganizationId> {
    const id = newId<OrganizationId>()
    const at = new Date('2026-11-01T00:00:00Z')
    const values = { id, kind: 'association', name: 'みほん自治会', kana: '', searchKey: '' } as const
    await db.insert(organizationsTable).values({ ...values, createdAt: at, updatedAt: at })
    return id
  }

  return { anAssociation, upload, uploaded, show, rows, act, decide, confirm, takenIn }
}
