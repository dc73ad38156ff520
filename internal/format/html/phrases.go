package html

import (
	"bytes"
	"strings"

	"cited/internal/text"
)

// What pages write above what is no part of the main text, in letters alone and in
// the languages that most of them are in. They are hints: only short lines of
// their own are held against them.

// opensTalk reports whether a line stands above what readers say.
func opensTalk(line string) bool {
	switch line {
	case "comments", "yourcomments", "readercomments", "readerscomments", "commentsforthispost", "leaveareply", "leaveacomment", "postacomment", "addacomment",
		"jointheconversation", "jointhediscussion", "showcomments", "viewcomments",
		"kommentare", "leserkommentare", "kommentarschreiben", "schreibeeinenkommentar", "kommentarer", "skrivenkommentar", "kommentoi", "kommentit",
		"commentaires", "voscommentaires", "laisseruncommentaire", "réagir", "vosréactions", "comentarios", "dejauncomentario", "dejaruncomentario",
		"comentários", "deixeumcomentário", "deixeseucomentário", "commenti", "lasciauncommento", "reacties", "reageer", "plaatseenreactie", "komentarze", "dodajkomentarz",
		"komentáře", "hozzászólások", "comentarii", "lasăuncomentariu", "yorumlar", "yorumyap", "yorumyaz", "комментарии", "оставитькомментарий", "коментарі", "коментари", "σχόλια",
		"التعليقات", "تعليقات", "اضفتعليق", "أضفتعليق", "תגובות", "نظرات", "دیدگاهها", "评论", "网友评论", "发表评论", "留言", "コメント", "댓글", "bìnhluận", "ความคิดเห็น":
		return true
	}
	return false
}

// opensLinks reports whether a line stands above links to other stories, buttons or
// an advertisement, or is one.
func opensLinks(line string) bool {
	switch line {
	case "related", "relatedstories", "relatedarticles", "relatedposts", "relatednews", "relatedcontent", "relatedtopics", "relatedlinks", "relatedcoverage", "relateddocuments",
		"readmore", "readalso", "alsoread", "readnext", "seealso", "moreonthis", "moreonthisstory", "moreonthistopic", "morestories", "morenews", "morelikethis", "morefromus",
		"youmayalsolike", "youmightalsolike", "youmaylike", "recommended", "recommendedforyou", "recommendedstories", "trending", "trendingnow", "mostread", "mostpopular",
		"mostviewed", "popular", "popularposts", "topstories", "latest", "latestnews", "lateststories", "latestposts", "recentposts", "recentstories", "upnext", "dontmiss",
		"editorspicks", "inthissection", "aroundtheweb", "fromtheweb", "share", "sharethis", "sharethisarticle", "sharethisstory", "sharethispage", "sharethispost", "followus",
		"tags", "topics", "filedunder", "categories", "advertisement", "advertisements", "advertising", "sponsored", "sponsoredcontent", "ad", "abouttheauthor", "newsletter",
		"mehrzumthema", "lesensieauch", "auchinteressant", "daskönntesieauchinteressieren", "weitereartikel", "ähnlicheartikel", "verwandteartikel",
		"meistgelesen", "themen", "schlagwörter", "teilen", "artikelteilen", "anzeige", "werbung", "überdenautor",
		"surlemêmesujet", "surlemêmethème", "lireaussi", "àlireaussi", "àlire", "articlesliés", "articlesconnexes", "lespluslus", "partager", "partagercetarticle", "publicité", "motsclés",
		"noticiasrelacionadas", "artículosrelacionados", "relacionadas", "relacionados", "lomásleído", "másleídas", "másnoticias", "tepuedeinteresar", "lémástambién", "leatambién", "leetambién",
		"compartir", "publicidad", "etiquetas", "temas", "leiatambém", "leiamais", "vejatambém", "notíciasrelacionadas", "maislidas", "compartilhe", "compartilhar", "publicidade",
		"leggianche", "articolicorrelati", "potrebbeinteressarti", "piùletti", "condividi", "pubblicità", "leesook", "leesmeer", "gerelateerd", "gerelateerdeartikelen", "meestgelezen", "deel",
		"deelditartikel", "advertentie", "läsmer", "läsockså", "relaterat", "annons", "lesogså", "relatertesaker", "annonse", "læsogså", "annonce", "luemyös", "mainos",
		"czytajtakże", "czytajteż", "zobacztakże", "powiązaneartykuły", "najczęściejczytane", "udostępnij", "tagi", "reklama", "čtětetaké", "související", "citeștești",
		"ilgilihaberler", "bunlarailginiziçekebilir", "ençokokunanlar", "paylaş", "etiketler", "reklam", "читайтетакже", "потеме", "материалыпотеме", "похожиеновости", "поделиться", "теги",
		"реклама", "читайтетакож", "прочететеоще", "διαβάστεεπίσης", "اقرأأيضا", "اقرأأيضاً", "مواضيعذاتصلة", "أخبارذاتصلة", "مقالاتذاتصلة", "الأكثرقراءة", "شارك", "مشاركة", "إعلان", "كلماتمفتاحية",
		"קראועוד", "اخبارمرتبط", "مطالبمرتبط", "相关阅读", "相关新闻", "相关文章", "推荐阅读", "热点新闻", "延伸阅读", "延伸閱讀", "相關新聞", "分享到", "广告", "関連記事", "おすすめ記事",
		"人気記事", "シェアする", "広告", "관련기사", "많이본뉴스", "공유하기", "광고", "bacajuga", "beritaterkait", "artikelterkait", "terpopuler", "iklan", "tinliênquan", "đọcthêm", "ข่าวที่เกี่ยวข้อง":
		return true
	}
	return false
}

// holdsNotice reports whether a short text is a notice of the page about itself, by
// words that are the same in many languages.
func holdsNotice(s []byte) bool {
	lower := bytes.ToLower(s)
	for _, word := range []string{"newsletter", "cookies", "cookie ", "ニュースレター", "рассылк", "bülten", "النشرة البريدية"} {
		if bytes.Contains(lower, []byte(word)) {
			return true
		}
	}
	return false
}

// isRights reports whether a block says to whom the page belongs.
func isRights(s string) bool {
	if strings.HasPrefix(s, "©") || strings.HasPrefix(s, "Copyright") || strings.HasPrefix(s, "(c) ") {
		return true
	}
	s = letters(s)
	for _, words := range []string{"allrightsreserved", "allerechtevorbehalten", "tousdroitsréservés", "todoslosderechosreservados", "todososdireitosreservados", "tuttiidirittiriservati",
		"allerechtenvoorbehouden", "allarättigheter", "allerettigheter", "wszelkieprawazastrzeżone", "tümhaklarısaklıdır", "всеправазащищены", "всіправазахищені", "جميعالحقوقمحفوظة", "版权所有"} {
		if strings.Contains(s, words) {
			return true
		}
	}
	return false
}

// maxLine is how many bytes a line above something else has at most.
const maxLine = 80

// lineOf returns the letters of a block that may stand above furniture or be it,
// without numbers: "Comments (12)"; "" of others.
func (l *layout) lineOf(b *block) string {
	if b.End-b.Start > maxLine || b.Kind == text.Cell {
		return ""
	}
	return strings.TrimFunc(letters(string(l.content[b.Start:b.End])), func(r rune) bool { return '0' <= r && r <= '9' })
}
