import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { describe, expect, test, vi } from 'vitest'
import { findings } from '$lib/testing/axe'
import Button from './Button.svelte'
import Chip from './Chip.svelte'
import ChoiceCard from './ChoiceCard.svelte'
import PassphraseInput from './PassphraseInput.svelte'
import Segmented from './Segmented.svelte'
import Select from './Select.svelte'
import Switch from './Switch.svelte'
import Tabs from './Tabs.svelte'
import Task from './Task.svelte'
import TextArea from './TextArea.svelte'
import TextInput from './TextInput.svelte'

const user = userEvent.setup()
const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }))

describe('a button', () => {
  test('that is busy says so and takes no second click', async () => {
    const onclick = vi.fn()
    const { rerender } = render(Button, { children: words('Seal'), onclick })
    await user.click(screen.getByRole('button', { name: 'Seal' }))
    await rerender({ busy: 'Sealing' })
    const button = screen.getByRole('button', { name: 'Sealing' })
    expect(button.getAttribute('aria-busy')).toBe('true')
    await user.click(button)
    expect(onclick).toHaveBeenCalledTimes(1)
  })
})

describe('a field', () => {
  test('is found by its label and says what is wrong with it', async () => {
    const { rerender } = render(TextInput, { label: 'Name', value: '', hint: 'As on paper.' })
    const input = screen.getByLabelText('Name')
    expect(input.getAttribute('aria-invalid')).toBeNull()
    await rerender({ error: 'Type a name.' })
    expect(input.getAttribute('aria-invalid')).toBe('true')
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent.trim())
    expect(described, 'the error comes before the hint').toEqual(['Type a name.', 'As on paper.'])
  })

  test('shows a gentle check with the words it is about', () => {
    render(TextArea, {
      label: 'What',
      value: 'quickly',
      hints: [{ tone: 'risk', about: 'quickly', text: 'can mean different things. Say when.' }],
    })
    expect(screen.getByText('quickly', { selector: 'mark' })).toBeTruthy()
  })

  test('for a choice offers its options by name', async () => {
    const onchoose = vi.fn()
    render(Select, {
      label: 'Relation',
      value: 'report',
      options: [
        { value: 'report', label: 'Reports to me' },
        { value: 'peer', label: 'Peer' },
      ],
      onchoose,
    })
    await user.selectOptions(screen.getByLabelText('Relation'), 'Peer')
    expect(onchoose).toHaveBeenCalledWith('peer')
  })

  test('for a passphrase hides it until the eye is pressed, and mentions Caps Lock', async () => {
    render(PassphraseInput, { label: 'Passphrase', value: 'oat violin' })
    const input = screen.getByLabelText<HTMLInputElement>('Passphrase')
    expect(input.type).toBe('password')
    await user.click(screen.getByRole('button', { name: 'Show the passphrase' }))
    expect(input.type).toBe('text')
    input.dispatchEvent(
      new KeyboardEvent('keyup', { key: 'A', modifierCapsLock: true, bubbles: true }),
    )
    expect(await screen.findByText('Caps Lock is on.')).toBeTruthy()
  })
})

test('choices are pressed with pointer or space, and say which one is chosen', async () => {
  render(Segmented, {
    label: 'View',
    value: 'a',
    options: [
      { value: 'a', label: 'By status' },
      { value: 'b', label: 'By person' },
    ],
  })
  screen.getByRole('button', { name: 'By person' }).focus()
  await user.keyboard(' ')
  expect(screen.getByRole('button', { name: 'By person', pressed: true })).toBeTruthy()

  render(Chip, { pressed: false, children: words('Signed') })
  await user.click(screen.getByRole('button', { name: 'Signed' }))
  expect(screen.getByRole('button', { name: 'Signed', pressed: true })).toBeTruthy()

  render(Switch, { checked: false, label: 'Hide private text', hint: 'Until you click it.' })
  const hide = screen.getByRole('switch', { name: 'Hide private text' })
  hide.focus()
  await user.keyboard(' ')
  expect(screen.getByRole('switch', { checked: true })).toBe(hide)
})

test('a choice card is a radio button with its sentence', () => {
  render(ChoiceCard, {
    group: undefined,
    value: 'agree',
    name: 's',
    title: 'I agree',
    about: 'With all of it.',
  })
  const radio = screen.getByRole('radio', { name: 'I agree' })
  const about = document.getElementById(radio.getAttribute('aria-describedby') ?? '')
  expect(about?.textContent).toBe('With all of it.')
})

test('tabs move with the arrows and show their panel', async () => {
  const onchoose = vi.fn()
  render(Tabs, {
    label: 'About Tomás',
    value: 'timeline',
    tabs: [
      { value: 'timeline', label: 'Timeline' },
      { value: 'promises', label: 'Promises', count: 5 },
    ],
    children: createRawSnippet<[string]>((value) => ({ render: () => `<p>${value()}</p>` })),
    onchoose,
  })
  screen.getByRole('tab', { name: 'Timeline' }).focus()
  await user.keyboard('{ArrowRight}')
  expect(onchoose).toHaveBeenCalledWith('promises')
  expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Promises')
})

test('a task says how late it is, and only while it is open', async () => {
  const { rerender } = render(Task, { text: 'Forty locations', done: false, due: '2026-11-16' })
  expect(screen.getByText('3 days late')).toBeTruthy()
  await rerender({ done: true })
  expect(screen.queryByText('3 days late')).toBeNull()
})

test('the checker finds nothing on any control', async () => {
  render(TextInput, { label: 'Name', value: '', error: 'Type a name.' })
  render(TextArea, { label: 'What', value: '', hint: 'One sentence.' })
  render(PassphraseInput, { label: 'Passphrase', value: '' })
  render(Switch, { checked: true, label: 'On', hint: 'Always.' })
  render(Task, { text: 'Forty locations', done: false, due: '2026-11-16' })
  expect(await findings()).toEqual([])
})
