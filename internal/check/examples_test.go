package check

// documentExamples are texts with the check that is meant and what it must say.
func documentExamples() []example {
	return []example{
		{"count-word: Most of the recruits came from four countries: Norway, Sweden, Finland, Bosnia and Herzegovina and Chad.", `the text says "four countries" and lists 5`},
		{"count-word: Most of the recruits came from five countries: Norway, Sweden, Finland, Bosnia and Herzegovina and Chad.", ""},
		{"count-word: Passports were checked in three towns (Larvik, Skien, Moss and Hamar).", `the text says "three towns" and lists 4`},
		{"count-word: Passports were checked in four towns (Larvik, Skien, Moss and Hamar).", ""},
		{"count-word: The court convicted four men: Ali Haddou, Omar Benali, Karim Saadi, Yusuf Amrani and Idris Tahiri.", `the text says "four men" and lists 5`},
		{"count-word: The court convicted five men: Ali Haddou, 24, Omar Benali, 31, Karim Saadi (22), Yusuf Amrani and Idris Tahiri.", ""},
		{"count-word: Twelve fighters came from the north: Larvik, Skien and Moss.", ""},
		{"count-word: Twelve fighters fell: Danes, Swedes and Finns.", ""},
		{"count-word: They came from six countries, including Norway, Sweden and Finland.", ""},
		{"count-word: Four men from three countries were held: Ali Haddou, Omar Benali, Karim Saadi and Yusuf Amrani.", ""},
		{"count-word: Two brothers, Ali Haddou, Omar Haddou and Karim Haddou, were charged with joining the group.", `the text says "Two brothers" and lists 3`},
		{"count-word: In five countries, Norway among them, the police made arrests.", ""},
		{"count-word: Three prisons were named: Rissa, the old fort at Moss, where most are held, and Hamar.", ""},
	}
}
