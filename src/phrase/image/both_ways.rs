//! A guard into its image and out of it.

use std::sync::Arc;

use super::{HEAD, ImageError, Parts, Wire, body, seal};
use crate::phrase::cloak::{Cloaks, Prepared};
use crate::phrase::guard::Guard;
use crate::text::Likeness;

impl Guard {
    /// The guard as bytes for [`Guard::load`]. It is lent for writing, since the same functions read and write, and is as
    /// it was afterwards.
    #[must_use]
    pub fn compile(&mut self) -> Vec<u8> {
        #[cfg(feature = "change")]
        if self.overlay().is_some() {
            return self.rebuilt().compile();
        }
        let mut parts = Parts {
            cloaked: self.sees_through_cloaks(),
            options: std::mem::take(&mut self.options),
            lexicons: std::mem::take(&mut self.lexicons),
            plain: self.plain,
            owners: std::mem::take(&mut self.owners),
            index: std::mem::take(&mut self.index),
            literals: std::mem::take(&mut self.literals),
            ..Parts::default()
        };
        if let Some((likeness, cloaks)) = &mut self.cloaked {
            (parts.likeness, parts.prepared) = (likeness.checksum(), cloaks.lend());
        }
        let mut wire = Wire::writing(HEAD);
        parts.pass(&mut wire);
        (self.options, self.lexicons, self.owners) = (parts.options, parts.lexicons, parts.owners);
        (self.index, self.literals) = (parts.index, parts.literals);
        if let Some((_, cloaks)) = &mut self.cloaked {
            cloaks.take_back(parts.prepared);
        }
        let mut image = wire.written();
        seal(&mut image);
        image
    }

    /// The guard that `image` was compiled from, and whether it saw through cloaks: then it needs its `likeness` to do so
    /// again. Without one it does not; with other tables than it was compiled with it does at the cost of building it.
    ///
    /// # Errors
    ///
    /// If the bytes were not made by [`Guard::compile`] of this version, or changed since.
    pub fn load(image: &[u8], likeness: Option<&Arc<Likeness>>) -> Result<(Self, bool), ImageError> {
        let body = body(image)?;
        let mut wire = Wire::reading(body);
        let mut parts = Parts::default();
        parts.pass(&mut wire);
        if !wire.is_read() {
            return Err(ImageError::Malformed);
        }
        let Parts { options, cloaked, lexicons, plain, owners, index, literals, likeness: tables, prepared } = parts;
        let guard = Self::of_parts(options, lexicons, plain, owners, index, literals);
        match likeness.filter(|_| cloaked) {
            Some(likeness) if likeness.checksum() == tables => {
                let guard = guard.seeing_through(Arc::clone(likeness), prepared);
                guard.map(|guard| (guard, cloaked)).ok_or(ImageError::Malformed)
            }
            Some(likeness) => Ok((guard.seeing_through_cloaks(Arc::clone(likeness)), cloaked)),
            None => Ok((guard, cloaked)),
        }
    }

    /// The same guard, finding hidden phrases too by what was prepared for it; `None` if that is for another guard.
    fn seeing_through(mut self, likeness: Arc<Likeness>, prepared: Prepared) -> Option<Self> {
        let cloaks = Cloaks::of(prepared, &self.index, |form| self.layers_of(self.owner(form)))?;
        self.cloaked = Some((likeness, cloaks));
        Some(self)
    }
}
