package response_test

import (
	"testing"

	"cited"
)

// TestWaysOfSaying has the same things said in nouns, in the passive, of what was undone
// and undone again, and of what is only asked for.
func TestWaysOfSaying(t *testing.T) {
	tests := []struct {
		words, kind string
		status      cited.Status
		span        string // a word of it at least
	}{
		{"The confiscation of 80 passports was announced in May.", "passport", cited.Applied, "confiscation of 80 passports"},
		{"Eleven families have had their passports seized.", "passport", cited.Applied, "passports seized"},
		{"The coastal republic deprived those who had served abroad of their nationality.", "citizenship", cited.Applied, "of their nationality"},
		{"She lost an appeal against the loss of her citizenship.", "citizenship", cited.Applied, "citizenship"},
		{"The senate rejected a motion to repeal the law on the loss of citizenship.", "citizenship", cited.Adopted, "motion to repeal"},
		{"A bill that would have cut their pensions was voted down.", "other", cited.StruckDown, "cut their pensions"},
		{"Belgium to strip fighters of citizenship", "citizenship", cited.Proposed, "strip fighters"},
		{"The council asked that the boys be fetched home.", "repatriation", cited.Proposed, "fetched home"},
		{"A judge ordered the ministry to return his passport.", "passport", cited.StruckDown, "return his passport"},
		{"A judge ordered the kingdom to repatriate a mother.", "repatriation", cited.Adopted, "repatriate a mother"},
		{"The ministry rejected the families' request for repatriation.", "refusal", cited.Applied, "request for repatriation"},
		{"The cabinet ruled out the return of any adult.", "refusal", cited.Adopted, "return of any adult"},
		{"Nine orphans were flown to Norway.", "repatriation", cited.Applied, "flown to Norway"},
		{"Iraq put forty recruits on trial.", "prosecution", cited.Applied, "on trial"},
		{"The army is holding nine returnees without charge.", "prosecution", cited.Applied, "holding nine returnees"},
		{"The prosecutor is asking for five years.", "sentencing", cited.Proposed, "five years"},
		{"The appeals court quashed her conviction.", "sentencing", cited.StruckDown, "conviction"},
		{"Recruiter jailed for nine years", "sentencing", cited.Applied, "jailed"},
		{"Chad prescribed the death penalty for joining armed groups.", "prosecution", cited.Adopted, "death penalty"},
		{"The military council ordered all foreign veterans to leave.", "residence", cited.Adopted, "veterans"},
		{"Guards were told to stop three girls at the border.", "border-control", cited.Applied, "three girls"},
		{"A fence was built along the border.", "border-control", cited.Applied, "fence"},
		{"The service keeps a desk for worried relatives.", "hotline", cited.Applied, "desk for worried relatives"},
		{"The city gives each returnee a mentor.", "rehabilitation", cited.Applied, "mentor"},
		{"The ministry's film in which a widow warns pupils was mocked.", "counter-narrative", cited.Applied, "film"},
		{"A draft resolution on foreign fighters was circulated by the Security Council.", "resolution", cited.Proposed, "draft resolution"},
		{"The ministry warned that volunteers could face prosecution.", "prosecution", cited.Proposed, "face prosecution"},
	}
	x := newReading(t)
	for _, tt := range tests {
		got := x.behind(t, tt.words)
		if len(got) != 1 {
			t.Errorf("%s: read %d responses, want one", tt.words, len(got))
			continue
		}
		if r := got[0]; r.Kind != tt.kind || r.Status != tt.status || !shares(r.Exact, tt.span) {
			t.Errorf("%s: read %s %s %q, want %s %s %q", tt.words, r.Kind, r.Status, r.Exact, tt.kind, tt.status, tt.span)
		}
	}
}

func TestNoWaysOfSaying(t *testing.T) {
	x := newReading(t)
	for _, words := range []string{
		"They charged the hill at dawn.",
		"The group's court sentenced a baker to forty lashes.",
		"He was refused a second blanket.",
		"They were stopped by a patrol of the rival group.",
		"His plan to leave was discovered.",
		"If he went back, he would be arrested.",
		"Nobody knows how many were arrested.",
		"The last picture that they sent home showed a mule.",
		"He had been jailed for fraud.",
		"She hopes that the state will take her back.",
		"They tore up his passport and laughed.",
		"Before his arrest he kept bees.",
	} {
		for _, r := range x.behind(t, words) {
			t.Errorf("%s: read %s %s %q", words, r.Kind, r.Status, r.Exact)
		}
	}
}

// TestUndoneLater reads what "it" and "the order" say of what was named before.
func TestUndoneLater(t *testing.T) {
	x := newReading(t)
	for words, kind := range map[string]string{
		"The ministry revoked his citizenship in May; the order was annulled in June.": "citizenship",
		"The police took his passport and returned it a year later.":                   "passport",
		"Prosecutors opened an inquiry and closed it in June.":                         "prosecution",
		"The state proposed a travel ban. The plan was dropped.":                       "border-control",
	} {
		got := x.behind(t, words)
		if len(got) != 2 || got[1].Kind != kind || got[1].Status != cited.StruckDown {
			t.Errorf("%s: read %+v, want a second one that is struck down", words, got)
		}
	}
}
