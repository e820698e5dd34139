import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { photoLimits } from '@shared/evidence/photo'
import type { Me } from '@shared/people/read-me'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { command, type AppRefusal } from '../../cloud/call'
import { bound, discardEntry, draftOwner, dropDraftPhoto, keepDraftPhoto, readDraftPhoto, submitSelfScore, type TakenPhoto } from '../../cloud/queue/queue'
import { newCommandId } from '../../cloud/command-outbox'
import { selfDrafts, type SavedSelf } from '../../cloud/self-drafts'
import { periodLabel } from '../../ui/format'
import { back } from '../../ui/navigate'
import type { PictureSource } from '../../ui/photos/camera'
import { takePhotos } from '../../ui/photos/use-photos'
import { toast } from '../../ui/toast'
import { hasArrived, isAlike, meet, phoneDraftOf, placeOf, savedOf, settleClashes, startWork, unsavedOf, type FormItem, type SelfForm, type SelfWork } from './draft-merge'
import { placeText, startPointsOf, totalOf } from './self-score-view'

/** So long after the last touch the draft goes to the server; the phone has it at once. */
const restMs = 2_000
/** Without an answer it is tried again so often while the page is open. */
const againMs = 15_000
/** Hashes of photos of an item that a draft names at most, over all of the person's phones. */
const mostDraftPhotos = 12

/** The form of a self-score: what is in it, where it is kept, and handing it in. Every change is on the phone at once. */
export function useSelfScore(sheet: SheetView, me: Me, refetch: () => Promise<void>) {
  const owner = draftOwner()
  const [work, setWork] = useState<SelfWork>(() => startWork(sheet, selfDrafts.read(owner, sheet.id), startPointsOf(sheet)))
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const [takingFor, setTakingFor] = useState<string | null>(null)
  const latest = useRef(work)
  /** This opening of the page, and how many changes it has made. */
  const writer = useRef({ id: newCommandId(), no: 1 })
  const saving = useRef<Promise<void> | null>(null)
  /** What was sent without an answer: the cloud may have it. */
  const unanswered = useRef<SavedSelf | null>(null)
  const known = useRef(sheet)
  const isOver = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const show = useCallback((next: SelfWork) => {
    latest.current = next
    setWork(next)
  }, [])
  const keep = useCallback((next: SelfWork) => {
    show(next)
    try {
      selfDrafts.write(owner, sheet.id, phoneDraftOf(next))
    } catch (failure) {
      console.warn('no room for the draft', failure)
      toast('手机存不下草稿了，请连上网络')
    }
  }, [owner, sheet.id, show])
  /** What another phone, or another page, has saved or handed in comes in; what this one is about to hear of waits for its answer. */
  const comeIn = useCallback(() => {
    const before = latest.current
    const theirs = savedOf(known.current)
    if (isOver.current || saving.current !== null || theirs.revision < before.base.revision) return
    const isOwn = unanswered.current !== null && isAlike(theirs, unanswered.current)
    if (isOwn || (before.clashes.length === 0 && isAlike(theirs, before.base))) {
      if (theirs.revision > before.base.revision) keep({ ...before, base: theirs })
      return
    }
    const met = meet(before, known.current)
    keep(met)
    if (met.clashes.length === 0 && hasArrived(before.form, met.form)) toast('另一台手机填的也放进来了')
  }, [keep])
  useEffect(() => {
    known.current = sheet
    comeIn()
  }, [sheet, comeIn])

  const send = useCallback(async (next: SavedSelf) => {
    const points = Object.entries(next.items).map(([item, given]) => ({ item, points: given.points, remark: given.remark, photos: given.photos.slice(0, mostDraftPhotos) }))
    const follows = { base: next.revision, writer: writer.current.id, no: writer.current.no }
    unanswered.current = next
    const answer = await command('save-self-score-draft', { sheetId: sheet.id, follows, points, comment: next.comment })
    if (answer.ok) {
      unanswered.current = null
      if (answer.output.revision > latest.current.base.revision) keep({ ...latest.current, base: { ...next, revision: answer.output.revision } })
    } else if (answer.refusal.code === 'draft-newer') {
      await refetch()
    }
  }, [sheet.id, keep, refetch])
  const save = useCallback(async () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    if (saving.current !== null || isOver.current) return
    const next = unsavedOf(latest.current)
    if (next === null) return
    saving.current = send(next).finally(() => { saving.current = null })
    await saving.current
    comeIn()
  }, [send, comeIn])
  useEffect(() => {
    const again = setInterval(() => { void save() }, againMs)
    return () => { clearInterval(again) }
  }, [save])

  const change = (form: SelfForm) => {
    writer.current.no += 1
    keep({ ...latest.current, form })
    setRefusal(null)
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = setTimeout(() => { void save() }, restMs)
  }
  const changeItem = (item: string, given: Partial<Omit<FormItem, 'isFilled'>>) => {
    const { form } = latest.current
    const before = form.items[item] ?? { points: '', remark: '', isFilled: false, photos: [], elsewhere: [] }
    change({ ...form, items: { ...form.items, [item]: { ...before, ...given, isFilled: true } } })
  }
  /** The person has said whose stands where two phones differ. */
  const settle = (whose: 'here' | 'there') => {
    writer.current.no += 1
    keep(settleClashes(latest.current, whose))
    setRefusal(null)
    void save()
  }

  useEffect(() => {
    const listen = ({ isConnected }: { isConnected: boolean }) => { if (isConnected) void save() }
    Taro.onNetworkStatusChange(listen)
    void save()
    return () => {
      Taro.offNetworkStatusChange(listen)
      if (timer.current !== null) clearTimeout(timer.current)
    }
  }, [save])
  useDidShow(() => { void save() })
  useDidHide(() => { void save() })
  useUnload(() => { void save() })

  const take = async (item: string, source: PictureSource) => {
    if (takingFor !== null) return
    setTakingFor(item)
    try {
      const before = latest.current.form.items[item]?.photos ?? []
      const all = Object.values(latest.current.form.items).flatMap(({ photos }) => photos.map(({ sha256 }) => sha256))
      const taken = (await takePhotos(source, photoLimits.photos - before.length, '', { reporter: me.name, store: me.storeName })).filter(({ sha256 }, index, made) => !all.includes(sha256) && made.findIndex((other) => other.sha256 === sha256) === index)
      for (const photo of taken) await keepDraftPhoto(photo)
      if (taken.length > 0) changeItem(item, { photos: [...before, ...taken.map(({ sha256, takenAt, bytes }) => ({ sha256, takenAt, sizeBytes: bytes.byteLength, isHandedIn: false, isOnServer: false }))] })
    } catch (failure) {
      console.warn('a photo could not be kept', failure)
      toast('手机存不下照片了，先清理一些空间')
    } finally {
      setTakingFor(null)
    }
  }
  const removePhoto = (item: string, sha256: string) => {
    changeItem(item, { photos: (latest.current.form.items[item]?.photos ?? []).filter((photo) => photo.sha256 !== sha256) })
    dropDraftPhoto(sha256)
  }

  /** On the person's own wish: everybody can see that it is kept, and where. */
  const saveNow = async () => {
    await save()
    toast(placeText(placeOf(latest.current)))
  }

  const submit = async () => {
    if (isBusy) return
    setBusy(true)
    setRefusal(null)
    try {
      // What is on its way first has its answer, so that this follows it.
      await saving.current
      isOver.current = true
      writer.current.no += 1
      const { items, comment } = latest.current.form
      const local: TakenPhoto[] = []
      for (const { sha256, takenAt } of Object.values(items).flatMap(({ photos }) => photos).filter(({ isOnServer }) => !isOnServer)) {
        const bytes = await readDraftPhoto(sha256)
        if (bytes !== null) local.push({ sha256, takenAt, bytes })
      }
      const isThere = ({ sha256, isHandedIn }: FormItem['photos'][number]) => isHandedIn || local.some((photo) => photo.sha256 === sha256)
      const points = Object.entries(items).map(([item, { points: given, remark, photos }]) => ({ item, points: given, remark: remark.trim(), ...bound(photos.filter(isThere).map((photo) => ({ ...photo, type: 'image/jpeg' as const }))) }))
      const words = { name: '自评', what: `${periodLabel(sheet.periodId)}自评`, points: `${totalOf(Object.fromEntries(points.map(({ item, points: given }) => [item, given])))} 分`, isGood: true }
      const outcome = await submitSelfScore({ input: { sheetId: sheet.id, points, comment, follows: { base: latest.current.base.revision, writer: writer.current.id, no: writer.current.no } }, words }, local)
      if (outcome.kind === 'refused') {
        // It is put right here, where everything is still filled in.
        discardEntry(outcome.commandId)
        isOver.current = false
        setRefusal(outcome.refusal)
        if (outcome.refusal.code === 'draft-newer') await refetch()
        comeIn()
        return
      }
      toast(outcome.kind === 'waiting' ? '已存，联网后自动提交' : '自评已提交')
      back()
    } finally {
      setBusy(false)
    }
  }
  return { work, isBusy, refusal, takingFor, changeItem, changeComment: (comment: string) => { change({ ...latest.current.form, comment }) }, settle, take, removePhoto, saveNow, submit }
}
