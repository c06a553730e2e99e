/** The pages of the application and the fields each one asks for. The last one only shows what was written. */
export const steps = [
  { key: 'about', asks: (field: string) => /^profile\.(?!offer|availability)/.test(field) },
  { key: 'offer', asks: (field: string) => field.startsWith('profile.offer') },
  { key: 'availability', asks: (field: string) => field.startsWith('profile.availability') },
  { key: 'contact', asks: (field: string) => field.startsWith('contact') },
  { key: 'pledges', asks: (field: string) => /^(pledges|privacyAgreed|heardFrom)/.test(field) },
  { key: 'confirm', asks: () => false },
] as const
