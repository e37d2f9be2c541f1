import { expect, test } from 'vitest'
import { hubEvidence, hubUrl, parseHub } from '#app/domain/grants/openness/hub.ts'

test.each([
  ['https://huggingface.co/atom-lab/lantern-7b', 'https://huggingface.co/atom-lab/lantern-7b'],
  ['huggingface.co/atom-lab/lantern-7b/', 'https://huggingface.co/atom-lab/lantern-7b'],
  ['HTTP://www.HuggingFace.co/atom-lab/lantern-7b/blob/main/README.md', 'https://huggingface.co/atom-lab/lantern-7b'],
  ['hf://datasets/atom-lab/leaf.v2', 'https://huggingface.co/datasets/atom-lab/leaf.v2'],
  ['hf.co/spaces/atom-lab/demo?x=1#y', 'https://huggingface.co/spaces/atom-lab/demo'],
  ['hf.co/models/atom-lab/lantern.git', 'https://huggingface.co/atom-lab/lantern'],
])('%s is the repository at %s', (typed, built) => {
  const hub = parseHub(typed)

  expect(hub && hubUrl(hub)).toBe(built)
})

test.each([
  'https://huggingface.co.evil.example/a/b',
  'https://evil.example/huggingface.co/a/b',
  'https://huggingface.co/atom-lab',
  'https://huggingface.co/../a',
  'https://user@huggingface.co/a/b',
  'https://huggingface.co/a/<script>',
  'https://huggingface.co/collections/atom-lab/lantern-65f0',
  'https://huggingface.co/blog/atom-lab/lantern',
  'https://huggingface.co/api/models/atom-lab',
  'https://huggingface.co/datasets/squad',
  'atom-lab/lantern',
  '',
])('%s names none', (typed) => {
  expect(parseHub(typed)).toBeNull()
})

test.each([
  ['hf.co/a/b/blob/main/README.md', 'https://hf.co/a/b/blob/main/README.md'],
  ['http://huggingface.co/a/b/raw/main/x.py', 'https://huggingface.co/a/b/raw/main/x.py'],
  ['https://huggingface.co/a/b/commit/0af3', 'https://huggingface.co/a/b/commit/0af3'],
  ['https://huggingface.co/datasets/a/b/discussions/3', 'https://huggingface.co/datasets/a/b/discussions/3'],
  ['hf://datasets/a/b', 'https://huggingface.co/datasets/a/b'],
])('%s is evidence at %s', (typed, kept) => {
  expect(hubEvidence(typed)).toBe(kept)
})
