//! The way into and out of an image: one set of calls, which write what they are given or put what they read in its place.
//!
//! Numbers take seven bits a byte, lowest first. Once something does not fit, all further reading gives zeros and empty
//! lists, and [`Wire::is_read`] says so at the end: nothing has to be checked on the way.

/// One direction or the other. See the module's head.
pub(in crate::phrase) struct Wire<'a> {
    /// What is still to be read; `None` when writing.
    rest: Option<&'a [u8]>,
    written: Vec<u8>,
    sound: bool,
}

impl<'a> Wire<'a> {
    /// A wire that writes, behind room for `head` bytes.
    pub(super) fn writing(head: usize) -> Self {
        Self { rest: None, written: vec![0; head], sound: true }
    }

    pub(super) const fn reading(image: &'a [u8]) -> Self {
        Self { rest: Some(image), written: Vec::new(), sound: true }
    }

    pub(super) fn written(self) -> Vec<u8> {
        self.written
    }

    /// Whether everything was read and sound.
    pub(super) fn is_read(&self) -> bool {
        self.sound && self.rest.is_some_and(<[u8]>::is_empty)
    }

    /// Refuses the image unless `condition` holds.
    pub(in crate::phrase) fn insist(&mut self, condition: bool) {
        if !condition {
            self.sound = false;
            self.rest = self.rest.map(|_| &[][..]);
        }
    }

    fn byte(&mut self) -> u8 {
        match self.rest.and_then(<[u8]>::split_first) {
            Some((&byte, rest)) => {
                self.rest = Some(rest);
                byte
            }
            None => {
                self.insist(false);
                0
            }
        }
    }

    #[inline(never)]
    pub(in crate::phrase) fn number(&mut self, number: &mut u32) {
        if self.rest.is_none() {
            let mut left = *number;
            while left >= 0x80 {
                self.written.push(left as u8 | 0x80);
                left >>= 7;
            }
            self.written.push(left as u8);
            return;
        }
        *number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte();
            *number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return;
            }
        }
        self.insist(false);
    }

    pub(in crate::phrase) fn truth(&mut self, truth: &mut bool) {
        let mut number = u32::from(*truth);
        self.number(&mut number);
        self.insist(number <= 1);
        *truth = number == 1;
    }

    /// One of a few values.
    pub(super) fn choice<T: Copy + PartialEq>(&mut self, value: &mut T, values: &[T]) {
        let mut number = values.iter().position(|known| known == value).unwrap_or(values.len()) as u32;
        self.number(&mut number);
        match values.get(number as usize) {
            Some(&known) => *value = known,
            None => self.insist(false),
        }
    }

    /// How many items follow. Each takes a byte at least, so that a damaged count cannot ask for more memory than that.
    fn count(&mut self, present: usize) -> usize {
        let mut count = present as u32;
        self.number(&mut count);
        self.insist(self.rest.is_none_or(|rest| count as usize <= rest.len()));
        if self.sound { count as usize } else { 0 }
    }

    /// A list of anything; empty before it is read.
    pub(in crate::phrase) fn list<T: Default>(&mut self, list: &mut Vec<T>, mut item: impl FnMut(&mut T, &mut Self)) {
        let count = self.count(list.len());
        list.reserve_exact(count - list.len().min(count));
        while list.len() < count {
            list.push(T::default());
        }
        for value in list {
            item(value, self);
        }
    }

    /// Something that may be missing.
    pub(super) fn option<T: Default>(&mut self, option: &mut Option<T>, item: impl FnOnce(&mut T, &mut Self)) {
        let mut present = option.is_some();
        self.truth(&mut present);
        if present {
            item(option.get_or_insert_with(T::default), self);
        } else {
            *option = None;
        }
    }

    /// Values of `N` bytes each, read all at once.
    pub(in crate::phrase) fn fixed<T: Copy, const N: usize>(
        &mut self,
        list: &mut Vec<T>,
        write: fn(T) -> [u8; N],
        read: fn([u8; N]) -> T,
    ) {
        let count = self.count(list.len());
        match self.rest {
            None => self.written.extend(list.iter().flat_map(|&value| write(value))),
            Some(rest) => match rest.split_at_checked(count.saturating_mul(N)) {
                Some((bytes, rest)) => {
                    self.rest = Some(rest);
                    *list = bytes.as_chunks().0.iter().map(|&bytes| read(bytes)).collect();
                }
                None => self.insist(false),
            },
        }
    }

    /// Whether it reads.
    pub(in crate::phrase) const fn reads(&self) -> bool {
        self.rest.is_some()
    }

    /// A text in UTF-8.
    #[inline(never)]
    pub(super) fn text(&mut self, text: &mut String) {
        let count = self.count(text.len());
        match self.rest {
            None => self.written.extend_from_slice(text.as_bytes()),
            Some(rest) => {
                let (bytes, rest) = rest.split_at(count.min(rest.len()));
                self.rest = Some(rest);
                match std::str::from_utf8(bytes) {
                    Ok(sound) => sound.clone_into(text),
                    Err(_) => self.insist(false),
                }
            }
        }
    }
}
