package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cited"
	"cited/internal/limit"
	"cited/internal/store"
)

// Names in the folder where deliveries wait.
const (
	inboxName    = "inbox"
	deliveryName = "delivery.json" // says what is in a delivery; the files are called 1, 2, ...
	newDelivery  = ".new-"         // begins the name of one that is not complete
)

// MostDelivered is how many files a delivery may have.
const MostDelivered = 1000

// Delivery is files that are handed over one after the other, to be added together. They wait in
// the folder of the archive until AddWaiting adds them, so that what was accepted is there even
// if whoever accepted it is killed.
type Delivery struct {
	archive *Archive
	dir     string
	list    delivered
}

// delivered is what a delivery says of itself.
type delivered struct {
	By    string
	At    time.Time
	Files []deliveredFile
}

// deliveredFile is a file of a delivery: its name for people, which leads nowhere.
type deliveredFile struct {
	Name    string
	Meta    cited.Meta
	Receipt bool   `json:",omitempty"` // only receipts of it are to be kept
	Refused string `json:",omitempty"` // why its bytes are not here
}

// Receive begins a delivery. Only the owner may.
func (a *Archive) Receive(v cited.Viewer) (*Delivery, error) {
	if v.Role != cited.Owner {
		return nil, cited.Errorf(cited.Denied, "you may not add to this archive; ask its owner")
	}
	inbox := filepath.Join(a.dir, inboxName)
	err := os.MkdirAll(inbox, 0o777)
	d := &Delivery{archive: a, list: delivered{By: v.Name, At: a.cfg.Now().UTC()}}
	if err == nil {
		d.dir, err = os.MkdirTemp(inbox, newDelivery)
	}
	if err != nil {
		return nil, noRoom(inbox, err)
	}
	return d, nil
}

// noRoom says that something cannot be written to a folder.
func noRoom(path string, err error) error {
	return cited.Errorf(cited.Full, "%s: it cannot be written to; make room or check its rights, and send it again (%w)", path, err)
}

// Put takes over a file. Its name is kept for people only, cleaned of all that leads elsewhere. One over
// the limit of the archive is noted as refused, which AddWaiting reports. An error of in is returned
// as it is, and the delivery is to be discarded.
func (d *Delivery) Put(name string, in io.Reader) error {
	if len(d.list.Files) == MostDelivered {
		return cited.Errorf(cited.Invalid, "more than %d files at once; send them in several goes, or use cited add", MostDelivered)
	}
	f := deliveredFile{Name: cleanName(name)}
	path := d.path(len(d.list.Files))
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return noRoom(d.dir, err)
	}
	most := d.archive.mostBytes()
	n, err := io.Copy(diskWriter{out}, io.LimitReader(in, most+1))
	if err == nil && n > most {
		rest, wrong := io.Copy(io.Discard, in)
		f.Refused = d.archive.settings.limits.Refuse(limit.Size, "cut it into parts and add those", "it has %s", limit.Bytes(n+rest)).Message
		err = errors.Join(wrong, out.Truncate(0))
	}
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	d.list.Files = append(d.list.Files, f)
	return nil
}

// diskWriter tells errors of the disk from those of whoever sends.
type diskWriter struct{ file *os.File }

// Write writes to the file.
func (w diskWriter) Write(b []byte) (int, error) {
	n, err := w.file.Write(b)
	if err != nil {
		err = noRoom(w.file.Name(), err)
	}
	return n, err
}

func (d *Delivery) path(n int) string { return filepath.Join(d.dir, fmt.Sprint(n+1)) }

// Files is how many files were put so far.
func (d *Delivery) Files() int { return len(d.list.Files) }

// Accept says what is known about the files, and whether only receipts of them are to be kept. When
// it returns nil, they survive a power cut, and AddWaiting will add them. An address and a title are
// of one document only.
func (d *Delivery) Accept(m cited.Meta, receipt bool) error {
	if field, err := m.Tidy(); err != nil {
		return cited.Errorf(cited.Invalid, "%s: %w", field, err)
	}
	switch {
	case len(d.list.Files) == 0:
		return cited.Errorf(cited.Invalid, "there is nothing to add; choose a file, or paste a text")
	case len(d.list.Files) > 1 && (m.Address != "" || m.Title != ""):
		return cited.Errorf(cited.Invalid, "an address and a title are those of one document, but %d came; send it alone", len(d.list.Files))
	}
	for i := range d.list.Files {
		d.list.Files[i].Meta, d.list.Files[i].Receipt = m, receipt
	}
	says, err := json.Marshal(d.list)
	if err == nil {
		err = writeFile(filepath.Join(d.dir, deliveryName), says)
	}
	if err == nil {
		err = store.SyncPath(d.dir)
	}
	inbox := filepath.Dir(d.dir)
	if err == nil { // in the order in which they came
		complete := fmt.Sprintf("%020d%s", d.list.At.UnixNano(), strings.TrimPrefix(filepath.Base(d.dir), newDelivery))
		err = os.Rename(d.dir, filepath.Join(inbox, complete))
	}
	if err == nil {
		err = store.SyncPath(inbox)
	}
	if err != nil {
		return noRoom(inbox, err)
	}
	return nil
}

// Discard throws away what was not accepted.
func (d *Delivery) Discard() { _ = os.RemoveAll(d.dir) } // sweepInbox removes what stays behind

// cleanName makes a name that a browser sent fit to be kept: its last part, without what moves a cursor or
// turns the direction of a line, and not too long.
func cleanName(name string) string {
	name = strings.ToValidUTF8(name, "")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r >= 0x7f && r < 0xa0, r == 0x061c, r >= 0x200e && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfeff:
			return -1
		}
		return r
	}, name)
	const most = 150 // characters
	if r := []rune(name); len(r) > most {
		ending := []rune(filepath.Ext(name))
		ending = ending[:min(len(ending), 10)]
		name = string(r[:most-len(ending)]) + string(ending)
	}
	if name = strings.Trim(name, " ."); name == "" {
		return "document"
	}
	return name
}

// Waiting counts the files that were accepted and are not added yet.
func (a *Archive) Waiting() (files int, err error) {
	list, err := a.deliveries()
	for _, d := range list {
		files += len(d.list.Files)
	}
	return files, err
}

// deliveries lists what waits, the oldest first.
func (a *Archive) deliveries() ([]Delivery, error) {
	inbox := filepath.Join(a.dir, inboxName)
	entries, err := os.ReadDir(inbox)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Delivery
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || !e.IsDir() {
			continue
		}
		d := Delivery{archive: a, dir: filepath.Join(inbox, e.Name())}
		says, err := os.ReadFile(filepath.Join(d.dir, deliveryName))
		if errors.Is(err, fs.ErrNotExist) { // it was added, and is being removed
			continue
		}
		if err == nil {
			err = json.Unmarshal(says, &d.list)
		}
		if err != nil {
			return nil, cited.Errorf(cited.Internal, "%s: what waits there cannot be read: %w; add the files in it with cited add, then remove it", d.dir, err)
		}
		all = append(all, d)
	}
	return all, nil
}

// AddWaiting adds all that waits, as Add does, and then it waits no longer. What could not be got at
// waits on, and so does all if it is stopped: adding it again changes nothing for what was added.
func (a *Archive) AddWaiting(ctx context.Context, v cited.Viewer, report func(Result)) (Summary, error) {
	waiting, err := a.deliveries()
	if err != nil {
		return Summary{}, err
	}
	kept := false
	sum, err := a.Add(ctx, v, itemsOf(waiting), func(r Result) {
		code := cited.CodeOf(r.Err)
		kept = kept || r.State == Failed && (code == cited.NotFound || code == cited.Internal)
		if report != nil {
			report(r)
		}
	})
	if err != nil || kept {
		return sum, err
	}
	for _, d := range waiting {
		err = errors.Join(err, os.Remove(filepath.Join(d.dir, deliveryName)), os.RemoveAll(d.dir))
	}
	return sum, errors.Join(err, a.sweepInbox())
}

// itemsOf yields the files of deliveries.
func itemsOf(waiting []Delivery) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, d := range waiting {
			for n, f := range d.list.Files {
				item := Item{Name: f.Name, Path: f.Name, From: "the workbench, from " + d.list.By, Meta: f.Meta, Receipt: f.Receipt}
				item.Open = func() (io.ReadCloser, error) {
					if f.Refused != "" {
						return nil, cited.Errorf(cited.Unsupported, "%s: %s", f.Name, f.Refused)
					}
					in, err := os.Open(d.path(n))
					if err != nil {
						return nil, cited.Errorf(cited.NotFound, "%s: what was sent is not there any more; send it again (%w)", f.Name, err)
					}
					return in, nil
				}
				if !yield(item) {
					return
				}
			}
		}
	}
}

// sweepInbox removes what somebody who was killed left incomplete or half removed. What is younger than an
// hour may be on its way.
func (a *Archive) sweepInbox() error {
	inbox := filepath.Join(a.dir, inboxName)
	entries, err := os.ReadDir(inbox)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		path := filepath.Join(inbox, e.Name())
		_, says := os.Stat(filepath.Join(path, deliveryName))
		info, gone := e.Info()
		if gone == nil && e.IsDir() && errors.Is(says, fs.ErrNotExist) && time.Since(info.ModTime()) > time.Hour {
			err = errors.Join(err, os.RemoveAll(path))
		}
	}
	return err
}
