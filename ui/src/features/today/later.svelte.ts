/** What the manager has put off. A locked vault gets a new page, so this lasts until then. */
class Later {
  rehearsal = $state(false)
}

export const later = new Later()
