import { computed, useId } from 'vue'

/** What every field takes. `v-bind="form.field('name')"` fills id, name, value and error. */
export interface FieldProps {
  label: string
  id?: string | undefined
  name?: string | undefined
  required?: boolean
  support?: string | undefined
  error?: string | undefined
  disabled?: boolean
}

/** Ids and aria attributes that tie a control to its label, support text and error. */
export function useField(props: FieldProps) {
  const made = useId()
  const id = computed(() => props.id ?? made)
  const supportId = computed(() => (props.support ? `${id.value}-support` : undefined))
  const errorId = computed(() => (props.error ? `${id.value}-error` : undefined))
  const describedBy = computed(() => [supportId.value, errorId.value].filter(Boolean).join(' ') || undefined)
  const control = computed(() => ({
    id: id.value,
    name: props.name,
    disabled: props.disabled,
    required: props.required,
    'aria-describedby': describedBy.value,
    'aria-invalid': props.error ? ('true' as const) : undefined,
  }))
  return { id, supportId, errorId, describedBy, control }
}
