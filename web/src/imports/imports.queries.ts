import type { ImportId } from '@app/shared'
import type { Decision, LedgerKind, News, Verdict } from '@app/shared/imports'
import * as importPaths from '@app/shared/imports/import.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'
import { base64Of } from '../app/file.ts'
import { usePages } from '../app/pages.ts'

const key = ['imports'] as const
const at = (id: string) => ({ importId: id as ImportId })

/** Ledgers that were uploaded, the latest first. */
export const useImports = () =>
  usePages(
    () => [...key, 'list'],
    (after) => call(importPaths.listImports, { query: { after, perPage: 20 } }),
  )

export const useImportQuery = (id: () => string) =>
  useQuery({ key: () => [...key, id()], query: () => call(importPaths.showImport, { params: at(id()) }) })

/** The rows of one verdict, in the order of the file. */
export const useImportRows = (id: () => string, verdict: () => Verdict, news: () => News | undefined) =>
  usePages(
    () => [...key, id(), 'rows', verdict(), news() ?? ''],
    (after) =>
      call(importPaths.listImportRows, {
        params: at(id()),
        query: { verdict: verdict(), news: news(), after, perPage: 50 },
      }),
  )

/** What could not be understood, as it stood. */
export const useLeftoversQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, id(), 'leftovers'],
    query: () => call(importPaths.listLeftovers, { params: at(id()) }),
  })

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>, touches: readonly string[] = key) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: [...touches] }) })
}

export const useUploadLedger = () =>
  useChange(({ file, kind }: { file: File; kind: LedgerKind | undefined }) =>
    base64Of(file).then((content) => call(importPaths.uploadLedger, { body: { fileName: file.name, content, kind } })),
  )

export const useCorrectColumns = () =>
  useChange(({ id, columns, version }: { id: string; columns: (string | null)[]; version: number }) =>
    call(importPaths.correctColumns, { params: at(id), body: { columns } }, { version }),
  )

export const useDecideRow = () =>
  useChange(({ id, rowNo, decision }: { id: string; rowNo: number; decision: Decision }) =>
    call(importPaths.decideRow, { params: { ...at(id), rowNo }, body: { decision } }),
  )

export const useDecideNews = () =>
  useChange(({ id, news, decision }: { id: string; news: News; decision: Decision }) =>
    call(importPaths.decideNews, { params: at(id), body: { news, decision } }),
  )

/** Everything that was read of organizations may be another after this. */
export const useConfirmImport = () =>
  useChange(
    ({ id, version }: { id: string; version: number }) =>
      call(importPaths.confirmImport, { params: at(id), body: {} }, { version }),
    [],
  )

export const useDiscardImport = () =>
  useChange(({ id, version }: { id: string; version: number }) =>
    call(importPaths.discardImport, { params: at(id), body: {} }, { version }),
  )
