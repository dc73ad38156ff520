// Package person tells who of those whom a text credits is a private person, and what
// such a person is called instead of by name.
//
// A private person is somebody whom the document nowhere names with an office, a body or
// a calling that speaks in public: a witness, a relative, a resident, somebody who came
// back or stands trial. Whom a text credits is kept as a public name, as a role
// ("neighbour"), or as Unnamed; the words of the text stay where they are. Where the
// syntax takes a name as often for that of a person as for that of a body, it is taken for
// a private one: a body that is left out can be put on a word list, a person that was shown
// cannot be unseen. A name that it takes for neither, as in a table, is shown.
//
// A Book is of one document and is forgotten with it.
package person
