"""Feeds of every kind that tell of the same two articles, written for the tests."""

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>Valley &nbsp;Monitor</title><link>/</link><ttl>90</ttl>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
<skipHours><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
<item><guid isPermaLink="false">v-1</guid><link>news/1.html?a=1&amp;b=2</link><title>Mill &amp; bridge</title>
<pubDate>Fri, 24 Mar 2017 12:00:00 +0200</pubDate><dc:creator>A. Writer</dc:creator><description>In short.</description>
<content:encoded><![CDATA[<p>Shells fell near the mill.</p><p>Nobody was hurt.</p>]]></content:encoded></item>
<item><guid>https://example.org/news/2.html</guid><title>Second</title>
<pubDate>Thu, 23 Mar 2017 08:00:00 GMT</pubDate><description>The bridge is open.</description></item>
</channel></rss>"""

RSS_1 = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.org/rdf"><title>Valley Monitor</title><link>https://example.org/</link></channel>
<item rdf:about="https://example.org/news/1.html"><title>Mill &#38; bridge</title>
<link>https://example.org/news/1.html</link><dc:date>2017-03-24T12:00+02:00</dc:date></item></rdf:RDF>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Valley &amp;nbsp;Monitor</title>
<link rel="self" href="atom.xml"/><link href="https://example.org/"/>
<entry><id>tag:example.org,2017:1</id><link rel="enclosure" href="1.mp3"/><link rel="alternate" href="news/1.html"/>
<title type="html">Mill &amp;amp; bridge</title><published>2017-03-24T10:00:00Z</published>
<updated>2017-03-24T11:30:00Z</updated><author><name>A. Writer</name></author><summary>In short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Shells fell near the mill.</p><p>Nobody was hurt.</p>
</div></content></entry></feed>"""

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Valley Monitor",
"home_page_url": "https://example.org/",
"items": [{"id": 1, "url": "news/1.html", "title": "Mill & bridge", "content_html": "<p>Shells fell near the mill.</p>",
"date_published": "2017-03-24T12:00:00+02:00", "date_modified": "2017-03-24T11:30:00Z",
"authors": [{"name": "A. Writer"}]},
{"id": "2", "content_text": "1 < 2 & no markup", "date_published": "soon"}, "no item"]}"""

SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://example.org/news/1.html </loc><lastmod>2017-03-24T11:30:00Z</lastmod><news:news><news:publication>
<news:name>Valley</news:name></news:publication><news:publication_date>2017-03-24T12:00+02:00</news:publication_date>
<news:title>Mill &amp; bridge</news:title></news:news><image:image><image:loc>https://example.org/1.png</image:loc>
</image:image></url><url><loc>https://example.org/old</loc><lastmod>2017-03</lastmod></url><url/></urlset>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/sitemap-1.xml.gz</loc>
<lastmod>2017-03-24</lastmod></sitemap></sitemapindex>"""
