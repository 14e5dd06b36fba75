BEGIN TRANSACTION;
CREATE TABLE claims (
	seq INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	wire TEXT NOT NULL, 
	PRIMARY KEY (seq, position), 
	FOREIGN KEY(seq) REFERENCES readings (seq)
)
 STRICT

;
INSERT INTO "claims" VALUES(6,0,'claim-territory_taken','{"actor":"","actor_id":"","admin1":"Hama","chain":[{"alignment":"","id":"","kind":"monitor","name":"Monitor"}],"civilians_killed":null,"confidence":0.8,"country":"SY","date":"2017-03-21","date_end":"2017-03-21","date_precision":"day","doc":"monitor-2017-03-22","document":"3f67e6c43d1ddc7199227390ce1108339fa3b67577fadb29974411f84c8015c2","entry_time":"2017-03-22T18:30:00+00:00","facility":"","geo_precision":1,"id":"claim-territory_taken","injured":null,"killed":[12,null],"kind":"territory_taken","lat":35.29,"lon":36.74,"marks":["historical"],"modality":"asserted","place":"Soran","place_id":"sy/soran","place_kind":"town","place_lat":35.29,"place_line":[],"place_lon":36.74,"place_name":"Soran","place_reason":"exact name","placement_p":0.9,"published":"2017-03-22T18:30:00+00:00","quote":"Soran has fallen","radius_m":500.0,"read_by":"rules 1","rule":"fall","sentence":[0,17],"side":"opposition","source":"","source_id":"","span":[0,16],"target":"","target_id":"","target_side":"","tokens":{},"weapon":"","where_prec":1,"wording":""}');
CREATE TABLE custody (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	action TEXT NOT NULL, 
	item TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	why TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
)
 STRICT

;
INSERT INTO "custody" VALUES(1,'2017-05-01T19:00:00.000000+00:00','an investigator','create','casebook','','','theatre ''syria''','orontes 0.1.0','0000000000000000000000000000000000000000000000000000000000000000','41e5569cdc61acac53098f00350328dd12c762e6ae7c24cbd73248fad555d5cb');
INSERT INTO "custody" VALUES(2,'2017-05-02T02:00:00.000000+00:00','an investigator','root','2017-05-01','','1430207a3386507b40361548293a8d18a97c0f2de7b34f54914ce1cb6a13f472','Merkle root (RFC 6962) of the 1 entries of the day','orontes 0.1.0','41e5569cdc61acac53098f00350328dd12c762e6ae7c24cbd73248fad555d5cb','f48de0a61b81c7385f72e101991cadb338fbc7595d3cecd71a4043b71bc5408c');
INSERT INTO "custody" VALUES(3,'2017-05-02T02:00:00.000000+00:00','an investigator','add','3f67e6c43d1ddc7199227390ce1108339fa3b67577fadb29974411f84c8015c2','','238961f89cd0191caf2ce18f94a316b3b074d7d953aed30527694370c703a52d','collected as monitor-2017-03-22.txt','orontes 0.1.0','f48de0a61b81c7385f72e101991cadb338fbc7595d3cecd71a4043b71bc5408c','21638e582a7c9eb011e7904f9ae32dd225a78dd51d9a5668b0a2cfff789f888d');
INSERT INTO "custody" VALUES(4,'2017-05-02T09:00:00.000000+00:00','an investigator','add','13f8110992cbc49700b5f1f92812e3a431232db47a9d9cf7887ee29bc983304c','','3140efa5e9362ac242ef7cd8cff464818034e2f04649a0eff25dd3efd1a79b4f','collected as monitor-2017-03-22.txt','orontes 0.1.0','21638e582a7c9eb011e7904f9ae32dd225a78dd51d9a5668b0a2cfff789f888d','9aa5e291182a8ee569ea890c9019cb2892d9c1525c9f2f3a3f9224f8f5e9c27d');
INSERT INTO "custody" VALUES(5,'2017-05-02T16:00:00.000000+00:00','an investigator','skip','x.txt','','','empty: x.txt is empty','orontes 0.1.0','9aa5e291182a8ee569ea890c9019cb2892d9c1525c9f2f3a3f9224f8f5e9c27d','6c8ef6302e80b8f8d5de1202d7008988fa7781c3feeeac3e34e4f5339769bf1b');
INSERT INTO "custody" VALUES(6,'2017-05-02T23:00:00.000000+00:00','an investigator','read','3f67e6c43d1ddc7199227390ce1108339fa3b67577fadb29974411f84c8015c2','','a29dc9c37b97e0b7166671c9971b10e865219319cddbe9d6fbbbb74d8a9a622f','read by rules 1: 1 claims','orontes 0.1.0','6c8ef6302e80b8f8d5de1202d7008988fa7781c3feeeac3e34e4f5339769bf1b','9bca74e7e0d0b023900495b9c77c1ac958a7ea1a48db4aa4291537bc89d8d28e');
INSERT INTO "custody" VALUES(7,'2017-05-03T06:00:00.000000+00:00','an investigator','root','2017-05-02','','e39075e36de4c552275b6c18fcbecd9399f61506487793d4a55092c647c51260','Merkle root (RFC 6962) of the 5 entries of the day','orontes 0.1.0','9bca74e7e0d0b023900495b9c77c1ac958a7ea1a48db4aa4291537bc89d8d28e','6d283546a377efbf1ee20c60d288e86cd9e63af52649ff650b7047e3dedc91c7');
INSERT INTO "custody" VALUES(8,'2017-05-03T06:00:00.000000+00:00','an investigator','revise','3f67e6c43d1ddc7199227390ce1108339fa3b67577fadb29974411f84c8015c2','238961f89cd0191caf2ce18f94a316b3b074d7d953aed30527694370c703a52d','8ed8eec85d59fa5f66a6dc4bc0a1b0932ee5cffc60471497965286ec8e7f1309','collected as monitor-2017-03-22.txt','orontes 0.1.0','6d283546a377efbf1ee20c60d288e86cd9e63af52649ff650b7047e3dedc91c7','a071767c7a899298d3ca5deb9a2988d50c3475d93edfcc2776bfe458ff34ed4f');
INSERT INTO "custody" VALUES(9,'2017-05-03T13:00:00.000000+00:00','an investigator','judge','claim-territory_taken','','1bcc30299fdbd233223e2e474024302c94909f1d328ce22005ae17fe5e52b8c9','seen','orontes 0.1.0','a071767c7a899298d3ca5deb9a2988d50c3475d93edfcc2776bfe458ff34ed4f','1d22dc9353595ac658a7ac48a36d4da6d81ee72d61b0c6c13b6522672039dc31');
INSERT INTO "custody" VALUES(10,'2017-05-03T20:00:00.000000+00:00','an investigator','verify','casebook','','','0 findings','orontes 0.1.0','1d22dc9353595ac658a7ac48a36d4da6d81ee72d61b0c6c13b6522672039dc31','f47011c3b22abf7b7e2fc0fda5fdc42eeffcff4931be1e75f297261fede02db0');
CREATE TABLE documents (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	doc TEXT NOT NULL, 
	file TEXT NOT NULL, 
	text TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	url TEXT NOT NULL, 
	published TEXT NOT NULL, 
	published_from TEXT NOT NULL, 
	title TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES custody (seq)
)
 STRICT

;
INSERT INTO "documents" VALUES(3,'3f67e6c43d1ddc7199227390ce1108339fa3b67577fadb29974411f84c8015c2','monitor-2017-03-22','monitor-2017-03-22.txt','Soran has fallen.','Monitor','','2017-03-22T18:30:00+00:00','manifest','','text/plain','[]');
INSERT INTO "documents" VALUES(4,'13f8110992cbc49700b5f1f92812e3a431232db47a9d9cf7887ee29bc983304c','second','monitor-2017-03-22.txt','Khattab has fallen.','Monitor','','2017-03-22T18:30:00+00:00','manifest','','text/plain','[]');
INSERT INTO "documents" VALUES(8,'3f67e6c43d1ddc7199227390ce1108339fa3b67577fadb29974411f84c8015c2','monitor-2017-03-22','monitor-2017-03-22.txt','Soran has fallen.','Valley Monitor','','2017-03-22T18:30:00+00:00','manifest','','text/plain','[]');
CREATE TABLE judgements (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	record TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	other TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES custody (seq), 
	UNIQUE (id)
)
 STRICT

;
INSERT INTO "judgements" VALUES(9,'j','claim-territory_taken','accept','','an analyst','2017-05-03T06:00:00+00:00','seen');
CREATE TABLE readings (
	seq INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	method TEXT NOT NULL, 
	version TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES custody (seq), 
	FOREIGN KEY(revision) REFERENCES documents (seq)
)
 STRICT

;
INSERT INTO "readings" VALUES(6,3,'3f67e6c43d1ddc7199227390ce1108339fa3b67577fadb29974411f84c8015c2','rules','1');
CREATE INDEX ix_documents_id ON documents (id);
CREATE INDEX ix_readings_document ON readings (document);
CREATE INDEX ix_claims_id ON claims (id);
CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_no_replace BEFORE INSERT ON custody WHEN EXISTS (SELECT 1 FROM custody WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements is append-only'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements is append-only'); END;
CREATE TRIGGER judgements_no_replace BEFORE INSERT ON judgements WHEN EXISTS (SELECT 1 FROM judgements WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'judgements is append-only'); END;
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'readings is append-only'); END;
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings is append-only'); END;
CREATE TRIGGER readings_no_replace BEFORE INSERT ON readings WHEN EXISTS (SELECT 1 FROM readings WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'readings is append-only'); END;
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'claims is append-only'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims is append-only'); END;
CREATE TRIGGER claims_no_replace BEFORE INSERT ON claims WHEN EXISTS (SELECT 1 FROM claims WHERE seq = NEW.seq AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'claims is append-only'); END;
COMMIT;
