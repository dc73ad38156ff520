// Package response reads what states and public bodies did, do or propose about people
// who went to a conflict or came back: stripped them of citizenship, tried them, fetched
// them home, runs a hotline for their parents.
//
// The words are the list of acts. A verb or a noun names a response by itself, or a verb
// does so with the thing that it handles (withdrew a passport). What it hangs on decides
// how far it has come: a bill is not a law, and a bill that was rejected is neither. A
// response counts only where the sentences around it speak of such people; see package
// concern. The guide is docs/statement.md.
package response
