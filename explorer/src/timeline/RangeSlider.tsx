/** Chooses the days that are shown; stands beneath the picture and in the timeline. */
export function RangeSlider() {
  return null;
}
