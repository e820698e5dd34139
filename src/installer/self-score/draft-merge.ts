import type { SheetView } from '@shared/appraisal/sheet-view'
import type { DraftPhotoRef, PhoneDraft, SavedItem, SavedSelf } from '../../cloud/self-drafts'

/** A photo of an item as the form has it: whether the self-score that was handed in names it, and whether its bytes have come. */
export interface FormPhoto extends DraftPhotoRef {
  readonly isHandedIn: boolean
  readonly isOnServer: boolean
}

/** An item as it stands in the form. */
export interface FormItem {
  readonly points: string
  readonly remark: string
  /** Whether the person has filled it in; until then its points are only where it starts. */
  readonly isFilled: boolean
  readonly photos: readonly FormPhoto[]
  /** Hashes of its photos that lie on another phone. */
  readonly elsewhere: readonly string[]
}

/** The form: every item that is in use, and the word on the whole. */
export interface SelfForm {
  readonly items: Readonly<Record<string, FormItem>>
  readonly comment: string
}

/** Something that was changed here and on another phone, and not alike; the empty item is the word on the whole. */
export interface Clash {
  readonly item: string
  readonly theirs: { readonly points: string; readonly remark: string }
}

/** The form with what the cloud has of it, and what the person must say first: while something clashes nothing is saved. */
export interface SelfWork {
  readonly form: SelfForm
  readonly base: SavedSelf
  readonly clashes: readonly Clash[]
}

type Given = Pick<SheetView, 'selfScore' | 'selfDraft' | 'selfRevision'>

/** The name of the word on the whole among the items. */
const comment = ''
const nothing: FormItem = { points: '', remark: '', isFilled: false, photos: [], elsewhere: [] }

function handedInPhotos({ selfScore }: Given, item: string): readonly FormPhoto[] {
  return (selfScore?.points.find((given) => given.item === item)?.photos ?? []).filter(({ state }) => state !== 'rejected')
    .map(({ sha256, sizeBytes, takenAt, state }) => ({ sha256, sizeBytes, takenAt, isHandedIn: true, isOnServer: state !== 'awaited' }))
}

/** What the cloud has: the draft, on top of what was handed in before it. */
export function savedOf({ selfScore, selfDraft, selfRevision }: Given): SavedSelf {
  const handedIn = (selfScore?.points ?? []).map(({ item, points, remark = '' }): [string, SavedItem] => [item, { points, remark, photos: [] }])
  const drafted = (selfDraft?.points ?? []).map(({ item, points, remark, photos }): [string, SavedItem] => [item, { points, remark, photos }])
  const items = Object.fromEntries([...handedIn, ...drafted])
  return { revision: selfRevision, items, comment: (selfDraft ?? selfScore)?.comment ?? '' }
}

/** The form as the cloud would have it once it is saved. */
function savedForm({ items, comment: word }: SelfForm, revision: number): SavedSelf {
  const filled = Object.entries(items).filter(([, { isFilled }]) => isFilled)
  const hashesOf = ({ photos, elsewhere }: FormItem) => [...photos.filter(({ isHandedIn }) => !isHandedIn).map(({ sha256 }) => sha256), ...elsewhere].sort()
  return { revision, items: Object.fromEntries(filled.map(([item, given]) => [item, { points: given.points, remark: given.remark.trim(), photos: hashesOf(given) }])), comment: word.trim() }
}

type Text = Pick<SavedItem, 'points' | 'remark'> | undefined
const isSame = (a: Text, b: Text): boolean => a?.points === b?.points && a?.remark === b?.remark

/** Photos of the item on other phones: those that the cloud knows of, without those that are here or were taken out here. */
function elsewhereOf(here: FormItem, base: SavedItem | undefined, theirs: SavedItem | undefined): readonly string[] {
  const mine = new Set([...here.photos.map(({ sha256 }) => sha256), ...here.elsewhere])
  const takenOut = (base?.photos ?? []).filter((sha256) => !mine.has(sha256))
  return [...new Set([...here.elsewhere, ...(theirs?.photos ?? [])])].filter((sha256) => !takenOut.includes(sha256) && here.photos.every((photo) => photo.sha256 !== sha256))
}

/**
 * The form together with what the cloud has by now. What was changed on one side alone is as it is there; what was changed on both, and not alike, stays as
 * it is here and is a clash for the person to settle. So nothing that was typed on either phone goes without them.
 */
export function meet({ form, base }: Pick<SelfWork, 'form' | 'base'>, sheet: Given): SelfWork {
  const theirs = savedOf(sheet)
  // A copy from before this phone's last answer, read without a network.
  if (theirs.revision < base.revision) return { form, base, clashes: [] }
  const mine = savedForm(form, base.revision)
  const isNews = theirs.revision !== base.revision
  const clashes: Clash[] = []
  const items = Object.fromEntries(Object.entries(form.items).map(([item, here]) => {
    const there = theirs.items[item]
    const from = base.items[item]
    const arrived = isNews ? handedInPhotos(sheet, item).filter(({ sha256 }) => here.photos.every((photo) => photo.sha256 !== sha256)) : []
    const known = { ...here, photos: [...here.photos, ...arrived], elsewhere: elsewhereOf(here, from, there) }
    if (isSame(mine.items[item], there)) return [item, known]
    if (isSame(mine.items[item], from)) return [item, there === undefined ? known : { ...known, points: there.points, remark: there.remark, isFilled: true }]
    if (!isSame(there, from)) clashes.push({ item, theirs: { points: there?.points ?? '', remark: there?.remark ?? '' } })
    return [item, known]
  }))
  const isMine = mine.comment !== base.comment && mine.comment !== theirs.comment
  const isCommentClash = isMine && theirs.comment !== base.comment
  if (isCommentClash) clashes.push({ item: comment, theirs: { points: '', remark: theirs.comment } })
  // What clashes still follows what it was begun from, so that it is asked again if the app is ended before the answer.
  const names = new Set([...Object.keys(base.items), ...Object.keys(theirs.items)])
  const followed = [...names].map((item) => [item, clashes.some((clash) => clash.item === item) ? base.items[item] : theirs.items[item]] as const)
  const baseItems = Object.fromEntries(followed.flatMap(([item, saved]) => (saved === undefined ? [] : [[item, saved] as const])))
  return {
    form: { items, comment: isMine ? form.comment : theirs.comment === form.comment.trim() ? form.comment : theirs.comment },
    base: { revision: theirs.revision, items: baseItems, comment: isCommentClash ? base.comment : theirs.comment }, clashes,
  }
}

/** The form once the person has said whose stands where both were changed. */
export function settleClashes({ form, base, clashes }: SelfWork, whose: 'here' | 'there'): SelfWork {
  const ofItems = clashes.filter(({ item }) => item !== comment)
  const word = clashes.find(({ item }) => item === comment)
  const taken = whose === 'here' ? [] : ofItems.map(({ item, theirs }) => [item, { ...(form.items[item] ?? nothing), ...theirs, isFilled: true }] as const)
  return {
    form: { items: { ...form.items, ...Object.fromEntries(taken) }, comment: whose === 'there' && word !== undefined ? word.theirs.remark : form.comment },
    base: { ...base, items: { ...base.items, ...Object.fromEntries(ofItems.map(({ item, theirs }) => [item, { ...theirs, photos: base.items[item]?.photos ?? [] }])) }, comment: word === undefined ? base.comment : word.theirs.remark },
    clashes: [],
  }
}

/** The form as it opens: with what is on this phone and what is in the cloud; else with what was handed in, else with `systemPoints`. */
export function startWork(sheet: Given, phone: PhoneDraft | null, systemPoints: Readonly<Record<string, string>>): SelfWork {
  const base = phone?.base ?? savedOf(sheet)
  const items = Object.fromEntries(Object.entries(systemPoints).map(([item, system]): [string, FormItem] => {
    const here = phone?.items[item]
    const saved = base.items[item]
    const handedIn = handedInPhotos(sheet, item)
    const asHandedIn = (photo: DraftPhotoRef): FormPhoto => handedIn.find(({ sha256 }) => sha256 === photo.sha256) ?? { ...photo, isHandedIn: false, isOnServer: false }
    const photos = here === undefined ? handedIn : here.photos.map(asHandedIn)
    const elsewhere = here === undefined ? saved?.photos ?? [] : []
    const text = here ?? saved
    return [item, text === undefined ? { ...nothing, points: system, photos } : { points: text.points, remark: text.remark, isFilled: true, photos, elsewhere }]
  }))
  return meet({ form: { items, comment: phone?.comment ?? base.comment }, base }, sheet)
}

/** What of the work lies on the phone. */
export function phoneDraftOf({ form, base }: Pick<SelfWork, 'form' | 'base'>): PhoneDraft {
  const filled = Object.entries(form.items).filter(([, { isFilled }]) => isFilled)
  const itemOf = ({ points, remark, photos }: FormItem) => ({ points, remark, photos: photos.map(({ sha256, sizeBytes, takenAt }) => ({ sha256, sizeBytes, takenAt })) })
  return { base, items: Object.fromEntries(filled.map(([item, given]) => [item, itemOf(given)])), comment: form.comment }
}

/** Whether two hold the same, whatever their revision. */
export function isAlike(a: SavedSelf, b: SavedSelf): boolean {
  const names = new Set([...Object.keys(a.items), ...Object.keys(b.items)])
  const hashesOf = (item: SavedItem | undefined) => [...item?.photos ?? []].sort().join(' ')
  return a.comment === b.comment && [...names].every((name) => isSame(a.items[name], b.items[name]) && hashesOf(a.items[name]) === hashesOf(b.items[name]))
}

/** What the cloud does not have yet, to be kept there as a draft; null while it has all, and while something clashes. */
export function unsavedOf({ form, base, clashes }: SelfWork): SavedSelf | null {
  const next = savedForm(form, base.revision)
  return clashes.length > 0 || isAlike(next, base) ? null : next
}

/** Whether something of another phone has come into the form. */
export function hasArrived(before: SelfForm, after: SelfForm): boolean {
  return !isAlike(savedForm(before, 0), savedForm(after, 0))
}

/** Where the form is, so that nobody wonders whether to save it: photos stay on the phone until it is handed in. */
export type DraftPlace = 'untouched' | 'phone' | 'cloud' | 'cloud-without-photos'

export function placeOf(work: SelfWork): DraftPlace {
  const items = Object.values(work.form.items)
  if (work.clashes.length > 0 || unsavedOf(work) !== null) return 'phone'
  if (items.some(({ photos }) => photos.some(({ isHandedIn }) => !isHandedIn))) return 'cloud-without-photos'
  return items.some(({ isFilled }) => isFilled) || work.form.comment !== '' ? 'cloud' : 'untouched'
}
