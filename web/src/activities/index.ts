export { default as ActivityCard } from './ActivityCard.vue'
export { default as ParticipationYears } from './ParticipationYears.vue'
export { default as MatchPictures } from './MatchPictures.vue'
export { default as MyStories } from './MyStories.vue'
