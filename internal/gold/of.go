package gold

import "cited"

// Of turns the figures of a document into lines to be scored. What a figure
// leaves empty is not there.
func Of(doc string, figures []cited.Figure) []Figure {
	lines := make([]Figure, len(figures))
	for i, f := range figures {
		lines[i] = Figure{
			Doc: doc, Start: f.Start, End: f.End, Exact: &f.Exact,
			Low: f.Low, High: f.High, Modifier: some(f.Modifier), Kind: some(f.Kind), Counted: some(f.Counted),
			Population: some(f.Population), Measure: some(f.Measure), Origin: f.Origin, Theatre: f.Theatre, Place: f.Place,
			Group: f.Group, GroupScope: some(f.GroupScope), Segment: f.Segment, Of: some(f.Of), Time: some(f.Time),
			Basis: some(f.Basis), Reported: some(f.Reported), Attribution: f.Attribution, Stance: some(f.Stance),
		}
	}
	return lines
}

func some[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	plain := string(s)
	return &plain
}
