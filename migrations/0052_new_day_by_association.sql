-- 延期中の依頼: its association names the new day itself. What the centre never opened goes back to it (「受付」), not past it.
insert into legal_steps (noun, from_state, to_state) values ('requests', 'postponed', 'submitted');
