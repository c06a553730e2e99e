import { computed, type Ref } from 'vue'

/** A form as its parts see it: what they need to place a label, an error and the moment a field was left. */
export interface FormSide {
  idOf(field: string): string
  shownError(field: string): string | undefined
  leave(field: string): void
}

/** Fields of one part of a form: `<TextField v-bind="at('name')" v-model="profile.name" …>`. */
export function fieldsOf(form: FormSide, part: string) {
  return (name: string) => {
    const field = part ? `${part}.${name}` : name
    return {
      id: form.idOf(field),
      name: field,
      error: form.shownError(field),
      onBlur: () => form.leave(field),
      'onUpdate:modelValue': () => {
        if (form.shownError(field)) form.leave(field)
      },
    }
  }
}

/** The fields of a part that somebody confirmed, as a list to write in: its names are those of the part. */
export const confirmedOf = <Part extends { confirmed?: unknown }>(part: Ref<Part>) =>
  computed<string[] | undefined>({
    get: () => part.value.confirmed as string[] | undefined,
    set: (fields) => (part.value.confirmed = fields),
  })

/** Nothing chosen yet. The schema asks for it; until then the form holds an empty place. */
export const unanswered = null as never
