import type { IconName } from './icons.ts'

/** One thing to choose from. */
export interface Choice<V extends string | number = string> {
  value: V
  label: string
  support?: string | undefined
  /** A line of its own below, as dark as the label: what to weigh before choosing. */
  note?: string | undefined
  icon?: IconName | undefined
  disabled?: boolean
}

/** Choices under a heading, for long selects. */
export interface ChoiceGroup<V extends string | number = string> {
  label: string
  choices: Choice<V>[]
}
