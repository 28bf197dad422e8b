import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import { call } from '$lib/ipc/client'
import type { FakeCore } from '$lib/ipc/fake'
import { sampleId } from '$lib/ipc/fake/sample'
import { keys } from '$lib/navigation/keys.svelte'
import { router } from '$lib/navigation/router.svelte'
import { attempts } from '$lib/state/attempts.svelte'
import { session } from '$lib/state/session.svelte'
import { openWithoutPages } from '$lib/testing/pages'
import SigningPage from './SigningPage.svelte'

let core: FakeCore
/** What the page tells when its last lines come into view. */
let seeTheEnd: () => void

beforeEach(async () => {
  seeTheEnd = () => undefined
  globalThis.IntersectionObserver = class {
    constructor(
      private readonly tell: (entries: { isIntersecting: boolean; target: Element }[]) => void,
    ) {}
    observe(target: Element) {
      if (target.hasAttribute('data-end'))
        seeTheEnd = () => this.tell([{ isIntersecting: true, target }])
    }
    disconnect() {}
  } as unknown as typeof IntersectionObserver
  core = openWithoutPages()
  attempts.right()
  const signing = await call('signing_start', {
    expectationId: sampleId(2, 44) as ExpectationId,
    revision: 1,
  })
  await session.refresh()
  render(SigningPage, { documentId: signing.id })
  await screen.findByText('This is your part.')
  await screen.findByText(/Read to the end/)
})

/** Found by its text: roles of a whole page are dear to compute here. */
const button = (text: string) => screen.getByText(text).closest('button')

describe('with the keyboard alone', () => {
  it('a member reads, answers with a typed name, and the manager takes the screen back', async () => {
    const person = userEvent.setup()
    expect(button('Sign and hand back')).toHaveProperty('disabled', true)
    seeTheEnd()
    screen.getByLabelText('I agree with what is written here.').focus()
    await person.keyboard(' ')
    button('Type my name instead')?.focus()
    await person.keyboard('{Enter}')
    screen.getByLabelText('Your name').focus()
    await person.keyboard('Tomás Herrera')
    expect(button('Sign and hand back')).toHaveProperty('disabled', false)
    await person.keyboard('{Enter}')
    await screen.findByText('Thank you, Tomás.')

    const field = screen.getByLabelText('Marit’s passphrase')
    field.focus()
    await person.keyboard('wrong{Enter}')
    await screen.findByText('That is not it.')
    await person.clear(field)
    await person.type(field, `${core.world.passphrase}{Enter}`)
    await screen.findByText('Your part, Marit')
    expect(screen.getByText('I agree with what is written here.')).toBeTruthy()
  })

  it('declining asks for a reason and no signature', async () => {
    const person = userEvent.setup()
    await person.click(screen.getByLabelText(/I decline to sign/))
    expect(screen.queryByText('Type my name instead')).toBeNull()
    const decline = button('Decline and hand back')
    expect(decline).toHaveProperty('disabled', true)
    await person.type(screen.getByLabelText('Your reason'), 'Too soon.')
    expect(decline).toHaveProperty('disabled', false)
  })
})

describe('while somebody else has the screen', () => {
  it('no link leads away', () => {
    const here = router.route
    router.go({ name: 'people' })
    expect(router.route).toEqual(here)
  })

  it('no shortcut answers', async () => {
    let answered = false
    const stopKeys = keys.start()
    const unbind = keys.bind({
      title: 'documents',
      bindings: [
        { keys: '$mod+k', label: 'documents', inFields: true, run: () => (answered = true) },
      ],
    })
    await userEvent.keyboard('{Control>}k{/Control}')
    unbind()
    stopKeys()
    expect(answered).toBe(false)
  })

  it('says nothing is chosen and what is lacking', () => {
    expect(document.querySelector('input:checked')).toBeNull()
    expect(
      screen.getByText(/read to the end of the last page, choose what you want to say/),
    ).toBeTruthy()
  })
})
